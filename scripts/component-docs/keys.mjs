/**
 * What keys do, by the part that takes them: a component has the keys of every part that it is made of. Buttons, fields
 * and links have the browser's own and are not named.
 */
export const keysOf = {
  'shared/menu.tsx': ['A menu', [
    ['Enter, Space', 'opens it on its button; chooses the item'],
    ['Arrow down, Arrow up', 'next and previous item, round and round'],
    ['Home, End', 'first and last item'],
    ['a letter', 'the next item that begins with it'],
    ['Escape', 'closes it, and the focus is on the button again'],
    ['Tab', 'closes it and goes on'],
  ]],
  'shared/tabs.tsx': ['The tabs', [
    ['Arrow left, Arrow right', 'shows the previous or next tab, round and round; the other way about where one reads from the right'],
    ['Home, End', 'the first and last tab'],
    ['Tab', 'from the tab that is shown into its panel'],
  ]],
  'shared/row-list.tsx': ['The list', [
    ['Tab', 'to the list, then to the controls of its rows; the focus stays on its row when rows move'],
    ['Arrow down, Arrow up, Page down, Page up, Home, End', 'scroll it while it has the focus'],
    ['Enter on “3 new”', 'scrolls to the first of them; the focus goes to the list'],
  ]],
  'shared/dialog.tsx': ['A dialog', [
    ['Tab', 'stays inside while it is open'],
    ['Escape', 'closes it and changes nothing'],
  ]],
  'hands/hand-button.tsx': ['The question with the hand', [
    ['Enter', 'raises the hand'],
    ['Shift+Enter', 'a new line'],
    ['Escape', 'closes the form, and the focus is on the button again'],
  ]],
  'chat/chat-composer.tsx': ['The message', [
    ['Enter', 'sends it'],
    ['Shift+Enter', 'a new line'],
  ]],
  'questions/ask-form.tsx': ['The own question', [
    ['Enter', 'asks it'],
    ['Shift+Enter', 'a new line'],
  ]],
  'overlays/choice-list.tsx': ['The choices', [
    ['1 to 9', 'answers with that choice'],
    ['Arrow keys', 'the next and previous choice, without answering'],
    ['Home, End', 'the first and last choice'],
    ['Enter, Space', 'answers with the choice that has the focus'],
  ]],
  'overlays/overlay-card.tsx': ['An overlay', [
    ['Escape', 'puts it away, while the focus is in it'],
  ]],
  'overlays/console/product-picker.tsx': ['The product search', [
    ['Enter', 'searches'],
  ]],
  'playback/shortcuts.ts': ['The player, while the focus is in it', [
    ['Space, K', 'plays or pauses'],
    ['M', 'sound off or on'],
    ['Arrow up, Arrow down', 'louder, quieter'],
    ['C', 'captions'],
    ['F', 'the full screen'],
  ]],
};

export const keyRows = ([part, list]) => list.map(([keys, what], index) => `| ${index ? '' : part} | ${keys} | ${what} |`);
