/** Of a button that is not to be pressed in passing. The same in light and dark: white on it is read well in both. */
export const red = {
  root: {
    background: { default: "#b3261e", hover: "#8c1d18", active: "#8c1d18" },
    borderColor: { default: "#b3261e", hover: "#8c1d18", active: "#8c1d18" },
    color: { default: "#ffffff", hover: "#ffffff", active: "#ffffff" },
  },
} as const;
