// Pages as each front end makes them of an HTML output.

const page = (body, style = "", attributes = "") =>
  `<!DOCTYPE html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>test</title><style>${style}</style></head><body>${body}</body></html>`;

const text = value => JSON.stringify(value).replaceAll("<", "\\u003c");

// How each front end brings an HTML output into its page.
export const hosts = {
  // nbconvert, course run, JupyterLab's export: the output stands in the page.
  inline: html => page(html),
  // JupyterLab: innerHTML, then every script made anew in its place.
  lab: html => page(`<div id="host"></div><script>
    var host = document.getElementById("host"); host.innerHTML = ${text(html)};
    host.querySelectorAll("script").forEach(function (old) {
      var script = document.createElement("script"); script.textContent = old.textContent; old.parentNode.replaceChild(script, old); });
    </script>`),
  // VS Code: innerHTML, then a copy of every script at the end of the output, and away with it.
  vscode: html => page(`<div id="host"></div><script>
    var host = document.getElementById("host"); host.innerHTML = ${text(html)};
    Array.from(host.getElementsByTagName("script")).forEach(function (old) {
      var script = document.createElement("script"); script.text = old.innerText; host.appendChild(script).parentNode.removeChild(script); });
    </script>`, "body { background: #1f1f1f; color: #ccc }", 'data-vscode-theme-kind="vscode-dark"'),
  // Classic Notebook: scripts run in the head while the output is not in the page yet.
  classic: html => page(`<div id="host"></div><script>
    var output = document.createElement("div"); output.innerHTML = ${text(html)};
    output.querySelectorAll("script").forEach(function (old) {
      var script = document.createElement("script"); script.text = old.textContent; old.remove();
      document.head.appendChild(script).parentNode.removeChild(script); });
    document.getElementById("host").appendChild(output);
    </script>`),
  dark: html => page(html, "body { background: #14181e; color: #dfe5ec }"),
};
