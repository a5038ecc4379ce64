// Suggests names while one is typed; without it the form works as well. One question at a time, the last one typed.
const query = "query Suggest($text: String!, $kinds: [SearchKind!]) { suggest(text: $text, kinds: $kinds, first: 8) { kind name matched { text } } }";

for (const field of document.querySelectorAll("[data-suggest]")) {
  // A field that is one of several of a form names the kind that it takes; alone it is sent as soon as a name is chosen.
  const kinds = field.dataset.suggest === "" ? null : [field.dataset.suggest];
  let asked = null;
  field.addEventListener("input", async (event) => {
    asked?.abort();
    // A suggestion was chosen: nothing is left to type.
    if (event.inputType === "insertReplacementText" || !(event instanceof InputEvent)) return void (kinds === null && field.form.requestSubmit());
    const text = field.value.trim();
    if (text === "") return void field.list.replaceChildren();
    asked = new AbortController();
    try {
      const response = await fetch("/graphql?" + new URLSearchParams({ query, variables: JSON.stringify({ text, kinds }) }), {
        headers: { Accept: "application/graphql-response+json" },
        signal: asked.signal,
      });
      const answer = await response.json();
      field.list.replaceChildren(...(answer.data?.suggest ?? []).map(optionOf));
    } catch {
      // Neither an answer that came too late nor a network that is away keeps anybody from typing.
    }
  });
}

// A browser shows those alone that hold what was typed: the label has the name by which it was found.
function optionOf({ kind, name, matched }) {
  const option = document.createElement("option");
  option.value = name;
  option.label = [matched.text === name ? null : matched.text, kind.toLowerCase().replaceAll("_", " ")].filter(Boolean).join(" · ");
  return option;
}
