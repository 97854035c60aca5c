// La file au clavier : une touche, un geste. Rien sans l'aide qui les annonce, rien pendant que l'on écrit dans un champ.

const aide = document.querySelector("[data-raccourcis]");
const lignes = [...document.querySelectorAll("[data-ligne]")];

function ecrit(cible) {
  return cible.isContentEditable || cible.closest("textarea, select, [contenteditable]") !== null
    || (cible instanceof HTMLInputElement && !["checkbox", "radio"].includes(cible.type));
}

const courante = () => lignes.findIndex((ligne) => ligne.contains(document.activeElement));

/** Met le focus sur « Lire » de la ligne suivante ou précédente ; sans ligne courante, sur la première. */
function avancer(pas) {
  const rang = courante();
  const suivant = rang < 0 ? 0 : Math.min(Math.max(rang + pas, 0), lignes.length - 1);
  const lien = lignes[suivant]?.querySelector("[data-lire]");
  lien?.focus();
  lignes[suivant]?.scrollIntoView({ block: "nearest" });
}

function agir(touche) {
  if (touche === "?") {
    const modale = window.dsfr?.(aide)?.modal;
    if (modale?.isDisclosed) modale.conceal();
    else modale?.disclose();
    return true;
  }
  if (aide.open || aide.classList.contains("fr-modal--opened")) return false;
  const commande = document.querySelector(`[data-touche="${CSS.escape(touche)}"]`);
  if (commande) {
    commande.click();
    return true;
  }
  if (lignes.length === 0) return false;
  if (touche === "j" || touche === "k") {
    avancer(touche === "j" ? 1 : -1);
    return true;
  }
  const ligne = lignes[courante()];
  if (touche === "l" && ligne) {
    ligne.querySelector("[data-lire]").click();
    return true;
  }
  if (touche === "x" && ligne) {
    ligne.querySelector("input[type=checkbox]")?.click();
    return true;
  }
  return false;
}

if (aide) {
  document.addEventListener("keydown", (evenement) => {
    if (evenement.ctrlKey || evenement.altKey || evenement.metaKey || evenement.defaultPrevented || ecrit(evenement.target)) return;
    if (agir(evenement.key)) evenement.preventDefault();
  });
}

// La sélection : combien de lignes sont cochées, pour quel montant s'il y en a un, et toute la page d'un geste. Sans script, les cases suffisent.
const selection = document.querySelector("[data-selection]");
const compte = selection?.querySelector("[data-compte]");
if (compte) {
  const cases = [...selection.querySelectorAll("[name=Ids]")];
  const page = document.getElementById("toute-la-page");
  const tous = document.getElementById("tous-du-filtre");
  const nombre = new Intl.NumberFormat("fr-FR");
  const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
  const { objet = "lettre", invite = "Cochez les lettres à traiter ensemble." } = compte.dataset;

  const suites = { AValider: "à valider ou renvoyer", ARelancer: "à relancer", ATelecharger: "à télécharger" };

  /** Chaque geste ne prend que les siennes : une sélection mêlée le dit avant de partir. */
  const detail = () => {
    const parts = Object.entries(suites).map(([suite, mots]) => [cases.filter((c) => c.checked && c.dataset.suite === suite).length, mots]).filter(([n]) => n > 0);
    return parts.length > 1 ? ` : ${parts.map(([n, mots]) => `${nombre.format(n)} ${mots}`).join(", ")}` : "";
  };

  const dire = () => {
    const cochees = cases.filter((c) => c.checked).length;
    if (page) {
      page.checked = cochees > 0 && cochees === cases.length;
      page.indeterminate = cochees > 0 && cochees < cases.length;
    }
    const combien = tous?.checked ? Number(compte.dataset.total) : cochees;
    const centimes = tous?.checked ? Number(compte.dataset.somme) : cases.reduce((somme, c) => somme + (c.checked ? Number(c.dataset.montant) : 0), 0);
    const montant = compte.dataset.somme === undefined ? "" : `, ${euros.format(centimes / 100)}`;
    compte.textContent = combien === 0 ? invite
      : combien === 1 ? `1 ${objet} sélectionnée${montant}.` : `${nombre.format(combien)} ${objet}s sélectionnées${montant}${tous?.checked ? ", toutes celles du filtre" : detail()}.`;
  };

  page?.addEventListener("change", () => {
    for (const c of cases) c.checked = page.checked;
  });
  selection.addEventListener("change", dire);
  addEventListener("pageshow", dire);
}
