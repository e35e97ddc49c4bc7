/** The choice of the branch list that leaves committing to the person. */
export const NO_COMMIT = '\0none';
/** The choice of the branch list for the one that is checked out. */
export const CURRENT = '\0current';
/** The choice of the branch list for a branch of its own for each post. */
export const EACH = '\0each';
