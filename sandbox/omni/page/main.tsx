import "./no-eval.ts";
import { render } from "preact";
import { App } from "./views/app.tsx";

render(<App />, document.body);
