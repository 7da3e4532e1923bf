/** The pictures of texts, in the sizes and forms that browsers choose from. */
import type { Output } from '../campaign/publication.ts';
import { pictures as pictureFiles } from './pictures.ts';

export const pictures: Output = { formats: [pictureFiles] };
