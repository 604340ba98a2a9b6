/** What every site that shows such pictures asks for: https://ogp.me */
export const SHARED_IMAGE_SIZE = { width: 1200, height: 630 };
