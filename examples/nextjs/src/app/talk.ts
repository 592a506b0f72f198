/** What the page is about: read by the server for its head, and by the event. */
export const talk = {
  title: 'Serverless Lisbon: state machines in anger',
  description: 'Marta Silva shows how forty functions that call each other became one state machine.',
  duration: 60,
};
