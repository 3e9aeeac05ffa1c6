// Making elements. Text goes in as text and never as markup.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {string} [className]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, className = '', ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== ''));
  return made;
}

/**
 * @param {string} label
 * @param {() => void} action
 * @param {string} [className]
 * @param {...(Node | string)} children
 */
export function button(label, action, className = '', ...children) {
  const made = element('button', className, label, ...children);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

/** Sets the text of an element, if it is another. @param {HTMLElement} element @param {string} line */
export function text(element, line) {
  if (element.textContent !== line) element.textContent = line;
}

/** Sets an attribute, if it is another: a browser computes styles anew for what is set again. @param {Element} element @param {string} name @param {string} value */
export function attribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Shows an element or not. @param {Element} element @param {boolean} on */
export function show(element, on) {
  if (element.hasAttribute('hidden') === on) element.toggleAttribute('hidden', !on);
}

/**
 * Makes these the children of an element. Those that stay are not touched, so that the focus stays.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 */
export function keep(parent, children) {
  const wanted = new Set(/** @type {Element[]} */ (children));
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    const there = parent.children[at];
    if (there === child) return;
    // Of two that change places, the one moves that holds less.
    const moves = there?.nextElementSibling === child && size(there) < size(child) ? there : child;
    parent.insertBefore(moves, moves === there ? child.nextElementSibling : there ?? null);
  });
}

/** @param {Element} element */
function size(element) {
  return element.getElementsByTagName('*').length;
}
