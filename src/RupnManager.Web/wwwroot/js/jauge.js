// La jauge de l'enveloppe bouge pendant la saisie d'un montant ; ce qui reste s'annonce quand la frappe s'arrête.
// Le champ, ou le groupe qui l'entoure, porte data-jauge-montant ; data-deja dit les centimes engagés quand on modifie.

const jauge = document.querySelector("[data-jauge]");
const porteur = (champ) => champ.closest("[data-jauge-montant]");
const champs = [...document.querySelectorAll("[data-jauge-montant]")].flatMap((p) => (p.matches("input") ? [p] : [...p.querySelectorAll("input")]));
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

function montrer(champ) {
  const saisie = lire(champ.value) - Number(porteur(champ).dataset.deja ?? 0);
  const saisi = champ.value.trim() !== "";
  const [notifie, engage] = [Number(jauge.dataset.notifie), Number(jauge.dataset.engage)];
  const reste = notifie - engage - saisie;
  const total = Math.max(1, notifie, engage + Math.max(0, saisie));
  let debut = 0;
  for (const part of jauge.querySelectorAll("rect[data-centimes]")) {
    const enSaisie = part.dataset.part === "saisie";
    const centimes = enSaisie ? Math.max(0, saisie) : Number(part.dataset.centimes);
    part.setAttribute("x", `${(100 * debut) / total}%`);
    part.setAttribute("width", `${(100 * centimes) / total}%`);
    if (enSaisie) part.setAttribute("class", reste < 0 ? "t5" : "t4");
    debut += centimes;
  }
  const limite = jauge.querySelector("[data-jauge-limite]");
  limite.setAttribute("x", `${(100 * notifie) / total}%`);
  limite.setAttribute("width", reste < 0 ? "3" : "0");
  const ligne = jauge.querySelector("[data-jauge-ligne]");
  ligne.hidden = !saisi;
  ligne.classList.toggle("rupn-erreur", reste < 0);
  ligne.querySelector("i").className = reste < 0 ? "t5" : "t4";
  ligne.querySelector("dd").textContent = ecrire(lire(champ.value));
  clearTimeout(minuterie);
  minuterie = setTimeout(() => dire(reste), silence);
}

function dire(reste) {
  const montant = document.createElement("strong");
  montant.className = reste < 0 ? "fr-text--lead rupn-erreur" : "fr-text--lead";
  montant.textContent = reste < 0 ? `dépasse de ${ecrire(reste)}` : `reste ${ecrire(reste)}`;
  parole.replaceChildren(montant, " après ce montant");
}

if (parole) {
  for (const champ of champs) {
    champ.addEventListener("input", () => montrer(champ));
    const choisi = champ.type !== "radio" || champ.checked;
    if (choisi && champ.value.trim() !== "" && Number(porteur(champ).dataset.deja ?? 0) === 0) montrer(champ);
  }
}
