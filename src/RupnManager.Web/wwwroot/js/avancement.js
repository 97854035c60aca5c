// La barre d'un travail de fond : relue chaque seconde, la page se recharge quand il est fini.

const bloc = document.querySelector("[data-avancement]");
const barre = bloc.querySelector("[role=progressbar]");
const texte = bloc.querySelector("[data-avancement-texte]");
const nombre = new Intl.NumberFormat("fr-FR");

async function suivre() {
  try {
    const reponse = await fetch(bloc.dataset.avancement, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!reponse.ok || reponse.redirected) return location.reload();
    const { termine, etape, fait, total } = await reponse.json();
    if (termine) return location.reload();
    montrer(etape, fait, total);
  } catch {
    texte.textContent = "Le serveur ne répond pas ; nouvel essai dans un instant.";
  }
  setTimeout(suivre, 1000);
}

function montrer(etape, fait, total) {
  const phrase = total ? `${etape} : ${nombre.format(fait)} lignes sur ${nombre.format(total)}` : etape;
  barre.setAttribute("aria-valuemax", Math.max(1, total));
  barre.setAttribute("aria-valuenow", fait);
  barre.setAttribute("aria-valuetext", phrase);
  barre.firstElementChild.setAttribute("width", `${(100 * fait) / Math.max(1, total)}%`);
  texte.textContent = phrase;
}

setTimeout(suivre, 1000);
