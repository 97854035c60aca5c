// Les lettres cochées : leur compte se dit à mesure ; la case du haut prend toute la page.

const formulaire = document.querySelector("[data-selection]");
if (formulaire) {
  const compte = formulaire.querySelector("[data-selection-compte]");
  const invitation = compte.textContent;
  const tous = formulaire.querySelector("#tous");
  const bloc = document.querySelector("[data-tout]");
  const tout = bloc.querySelector("input");
  const cases = [...document.querySelectorAll("input[name=Ids][form=selection]")];

  const compter = () => {
    const nombre = cases.filter((c) => c.checked).length;
    if (tous?.checked) compte.textContent = "Toutes les lettres du filtre sont choisies.";
    else compte.textContent = nombre === 0 ? invitation : nombre === 1 ? "1 lettre choisie." : `${nombre} lettres choisies.`;
    tout.checked = nombre === cases.length;
    tout.indeterminate = nombre > 0 && nombre < cases.length;
  };

  bloc.hidden = cases.length === 0;
  tout.addEventListener("change", () => {
    for (const c of cases) c.checked = tout.checked;
    compter();
  });
  for (const c of [...cases, ...(tous ? [tous] : [])]) c.addEventListener("change", compter);
  addEventListener("pageshow", compter);
}
