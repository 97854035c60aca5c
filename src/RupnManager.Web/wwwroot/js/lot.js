// L'avancement d'un lot : relu toutes les deux secondes, dit à voix haute tous les dix pour cent ; la page se recharge à la fin.

const bloc = document.querySelector("[data-lot]");
const barre = bloc.querySelector("[role=progressbar]");
const trouver = (nom) => bloc.querySelector(`[data-lot-${nom}]`);
let dizaine = null;
let regard = null;

async function suivre() {
  try {
    const reponse = await fetch(bloc.dataset.lot, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!reponse.ok || reponse.redirected) return location.reload();
    const lot = await reponse.json();
    if (!lot.actif) return location.reload();
    montrer(lot);
    if (regard !== null && regard !== lot.regard + lot.echecs) await relireLeCompteRendu();
    regard = lot.regard + lot.echecs;
  } catch {
    trouver("suite").textContent = "Le serveur ne répond pas ; nouvel essai dans un instant. Le travail, lui, n'est pas perdu.";
  }
  setTimeout(suivre, 2000);
}

function montrer(lot) {
  trouver("titre").textContent = lot.titre;
  trouver("suite").textContent = lot.suite;
  for (const nombre of bloc.querySelectorAll("[data-lot-nombre]")) nombre.textContent = lot[nombre.dataset.lotNombre];
  barre?.setAttribute("aria-valuenow", lot.traitees);
  barre?.setAttribute("aria-valuetext", lot.phrase);
  barre?.firstElementChild.setAttribute("width", `${(100 * lot.traitees) / Math.max(1, lot.total)}%`);
  const atteinte = Math.floor((10 * lot.traitees) / Math.max(1, lot.total));
  if (dizaine !== null && atteinte > dizaine) trouver("annonce").textContent = lot.phrase;
  dizaine = atteinte;
}

async function relireLeCompteRendu() {
  const reponse = await fetch(location.href, { cache: "no-store" });
  if (!reponse.ok) return;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const rendu = page.querySelector("[data-lot-rendu]");
  if (rendu && !bloc.querySelector("[data-lot-rendu]").contains(document.activeElement)) trouver("rendu").replaceWith(rendu);
}

setTimeout(suivre, 1000);
