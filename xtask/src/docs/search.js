// Narrows the list of rules to those that hold every word typed.
const form = document.querySelector("form[role=search]");
if (form) {
  const groups = [...document.querySelectorAll("main > section")];
  const items = [...document.querySelectorAll("ul.rules > li")];
  const texts = items.map((item) => item.textContent.toLowerCase());
  const status = form.querySelector("[role=status]");
  const show = () => {
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every((word) => texts[at].includes(word));
      n += !item.hidden;
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector("li:not([hidden])");
    });
    status.textContent = `${n} ${status.dataset.unit}`;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
