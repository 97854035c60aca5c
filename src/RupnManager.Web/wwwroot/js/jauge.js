// La jauge de l'enveloppe bouge pendant la saisie d'un montant ; ce qui reste s'annonce quand la frappe s'arrête.
// Le champ, ou le groupe qui l'entoure, porte data-jauge-montant ; data-deja dit les centimes engagés quand on modifie.
// « notifie » : le montant change l'enveloppe elle-même, dans le sens que dit le champ Sens du formulaire.

const jauge = document.querySelector("[data-jauge]");
const porteur = (champ) => champ.closest("[data-jauge-montant]");
const champs = [...document.querySelectorAll("[data-jauge-montant]")].flatMap((p) => (p.matches("input") ? [p] : [...p.querySelectorAll("input[name=Montant]")]));
const parole = jauge?.querySelector("[data-jauge-dit]");
const silence = 600;
let minuterie;

// Les mêmes écritures que le serveur : 1250, 1 250,00 ou 1250.50.
function lire(saisie) {
  const texte = saisie.replace(/\s/g, "").replace(/€$/, "");
  return /^\d{1,12}([.,]\d{1,2})?$/.test(texte) ? Math.round(Number(texte.replace(",", ".")) * 100) : 0;
}

function ecrire(centimes) {
  const [entier, decimales] = (Math.abs(centimes) / 100).toFixed(2).split(".");
  return `${entier.replace(/\B(?=(\d{3})+$)/g, "\u00a0")},${decimales}\u00a0€`;
}

const deja = (champ) => Number(porteur(champ).dataset.deja ?? 0);
const mouvement = (champ) => porteur(champ).dataset.jaugeMontant === "notifie";

// Ce que la saisie ajoute à l'engagé, ou au notifié ; rien quand le formulaire ne se sert pas du montant.
function effet(champ) {
  const montant = lire(champ.value);
  const sens = champ.form.elements.Sens?.value;
  if (mouvement(champ)) return { engage: 0, notifie: sens === "Retrait" ? -montant : montant };
  return { engage: sens && sens !== "Modifiee" ? 0 : montant - deja(champ), notifie: 0 };
}

function montrer(champ) {
  const { engage: ajoute, notifie: mouvemente } = effet(champ);
  const saisi = champ.value.trim() !== "";
  const [avant, engage] = [Number(jauge.dataset.notifie), Number(jauge.dataset.engage)];
  const notifie = avant + (saisi ? mouvemente : 0);
  const reste = notifie - engage - (saisi ? ajoute : 0);
  const total = Math.max(1, avant, notifie, engage + Math.max(0, ajoute));
  let debut = 0;
  for (const part of jauge.querySelectorAll("rect[data-centimes]")) {
    const enSaisie = part.dataset.part === "saisie";
    const centimes = !enSaisie ? Number(part.dataset.centimes) : saisi ? Math.max(0, ajoute) || Math.abs(mouvemente) : 0;
    if (enSaisie && mouvemente !== 0) debut = Math.max(0, Math.min(avant, notifie));
    part.setAttribute("x", `${(100 * debut) / total}%`);
    part.setAttribute("width", `${(100 * centimes) / total}%`);
    if (enSaisie) part.setAttribute("class", reste < 0 ? "t5" : "t4");
    debut += centimes;
  }
  const limite = jauge.querySelector("[data-jauge-limite]");
  limite.setAttribute("x", `${(100 * Math.max(0, notifie)) / total}%`);
  limite.setAttribute("width", reste < 0 ? "3" : "0");
  const ligne = jauge.querySelector("[data-jauge-ligne]");
  ligne.hidden = !saisi;
  ligne.classList.toggle("rupn-erreur", reste < 0);
  ligne.querySelector("i").className = reste < 0 ? "t5" : "t4";
  ligne.querySelector("dd").textContent = `${mouvemente < 0 ? "− " : ""}${ecrire(lire(champ.value))}`;
  clearTimeout(minuterie);
  minuterie = setTimeout(() => dire(reste, mouvement(champ)), silence);
}

function dire(reste, enMouvement) {
  const montant = document.createElement("strong");
  montant.className = reste < 0 ? "fr-text--lead rupn-erreur" : "fr-text--lead";
  montant.textContent = reste < 0 ? `dépasse de ${ecrire(reste)}` : `reste ${ecrire(reste)}`;
  parole.replaceChildren(montant, enMouvement ? " après ce mouvement" : " après ce montant");
}

if (parole) {
  for (const champ of champs) {
    champ.addEventListener("input", () => montrer(champ));
    for (const sens of champ.form.querySelectorAll("[name=Sens]")) sens.addEventListener("change", () => montrer(champ));
    const choisi = champ.type !== "radio" || champ.checked;
    if (choisi && champ.value.trim() !== "" && lire(champ.value) !== deja(champ)) montrer(champ);
  }
}
