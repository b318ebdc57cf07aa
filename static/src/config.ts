// What htmx is told before it starts; it must be imported before htmx is.
// Rule: no styles of its own and no extension but ours, so that the content policy stays strict.

const meta = document.createElement("meta");
meta.name = "htmx-config";
meta.content = JSON.stringify({
  includeIndicatorCSS: false,
  extensions: "openspace",
  defaultTimeout: 20000,
});
document.head.append(meta);
