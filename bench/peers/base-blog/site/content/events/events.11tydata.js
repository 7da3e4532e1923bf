/** What all events have in common. */
export default { tags: ['events'], layout: 'layouts/event.njk' };
