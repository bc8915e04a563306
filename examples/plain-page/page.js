// What the page does once a bank is connected. The events bubble, so one listener serves any number of elements.
const status = document.querySelector('[role=status]');
addEventListener('connected', ({ detail }) => {
  status.textContent = `Conexão ${detail.itemId} pronta.`;
});
