import { z } from "zod";
import { type Drawing, draw, typeOf, Unreadable } from "./draw.tsx";
import { fallbackBlockId } from "./form.ts";
import { Actions, actionsBlock } from "./layout/actions.tsx";
import { Alert, alertBlock } from "./layout/alert.tsx";
import { Card, cardBlock } from "./layout/card.tsx";
import { Carousel, carouselBlock } from "./layout/carousel.tsx";
import { Container, containerBlock } from "./layout/container.tsx";
import { Context, contextBlock } from "./layout/context.tsx";
import { ContextActions, contextActionsBlock } from "./layout/context-actions.tsx";
import { DataTable, dataTableBlock } from "./layout/data-table.tsx";
import { DataVisualization, dataVisualizationBlock } from "./layout/data-visualization.tsx";
import { Divider, dividerBlock } from "./layout/divider.tsx";
import { Header, headerBlock } from "./layout/header.tsx";
import { ImageBlock, imageBlock } from "./layout/image.tsx";
import { Input, inputBlock } from "./layout/input.tsx";
import { Markdown, markdownBlock } from "./layout/markdown.tsx";
import { RichText, richTextBlock } from "./layout/rich-text.tsx";
import { Section, sectionBlock } from "./layout/section.tsx";
import { Table, tableBlock } from "./layout/table.tsx";
import { Plan, planBlock, TaskCard, taskCardBlock } from "./layout/task-card.tsx";
import { Video, videoBlock } from "./layout/video.tsx";
import { Slot } from "./slot.ts";

const drawings: Readonly<Record<string, Drawing>> = {
  actions: draw(actionsBlock, Actions),
  alert: draw(alertBlock, Alert),
  card: draw(cardBlock, Card),
  carousel: draw(carouselBlock, Carousel),
  container: draw(containerBlock, Container),
  context: draw(contextBlock, Context),
  context_actions: draw(contextActionsBlock, ContextActions),
  data_table: draw(dataTableBlock, DataTable),
  data_visualization: draw(dataVisualizationBlock, DataVisualization),
  divider: draw(dividerBlock, Divider),
  header: draw(headerBlock, Header),
  image: draw(imageBlock, ImageBlock),
  input: draw(inputBlock, Input),
  markdown: draw(markdownBlock, Markdown),
  plan: draw(planBlock, Plan),
  rich_text: draw(richTextBlock, RichText),
  section: draw(sectionBlock, Section),
  table: draw(tableBlock, Table),
  task_card: draw(taskCardBlock, TaskCard),
  video: draw(videoBlock, Video),
};

const identified = z.object({ block_id: z.string() });

/** A list of Block Kit blocks, on whatever surface the nearest host is. */
export function Blocks({ blocks }: { blocks: readonly unknown[] }) {
  return (
    <div class="blocks">
      {blocks.map((raw, index) => {
        const blockId = identified.safeParse(raw).data?.block_id ?? fallbackBlockId(index);
        return (
          <div key={blockId} class="block" data-block={typeOf(raw)}>
            <Slot.Provider value={{ blockId }}>{drawBlock(raw)}</Slot.Provider>
          </div>
        );
      })}
    </div>
  );
}

function drawBlock(raw: unknown) {
  const type = typeOf(raw);
  const drawing = Object.hasOwn(drawings, type) ? drawings[type] : undefined;
  return drawing?.(raw) ?? <Unreadable raw={raw} why="The workspace does not know this kind of block." />;
}
