// Before anything is painted: the paper that the reader chose, else that of the reader's system.
document.documentElement.dataset.theme = (() => {
  try {
    const chosen = localStorage.getItem("kg-theme");
    if (chosen === "light" || chosen === "dark") return chosen;
  } catch { /* storage is forbidden: the system decides */ }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})();
