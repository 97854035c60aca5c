// Ce qui sert à toutes les pages : le résumé d'erreurs prend le focus, un double envoi n'a qu'un effet, la fin de session s'annonce.

document.querySelector("[data-focus]")?.focus();

document.addEventListener("submit", (evenement) => {
  const formulaire = evenement.target;
  if (formulaire.method !== "post" || formulaire.dataset.libre !== undefined) return;
  if (formulaire.dataset.envoye) {
    evenement.preventDefault();
    return;
  }
  formulaire.dataset.envoye = "oui";
  evenement.submitter?.setAttribute("aria-busy", "true");
});

// Se déconnecter, ou revenir à la connexion, efface la page que l'appareil gardait pour le réseau absent.
document.getElementById("deconnexion")?.addEventListener("submit", effacer);
if (location.pathname === "/connexion") effacer();

async function effacer() {
  const { effacerLaPage } = await import("./attente.js");
  await effacerLaPage();
}

addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-envoye]").forEach((formulaire) => delete formulaire.dataset.envoye);
});

const modale = document.getElementById("fin-de-session");
if (modale) {
  const avertissement = (Number(modale.dataset.minutes) - 2) * 60_000;
  let minuterie = setTimeout(prevenir, avertissement);

  function prevenir() {
    window.dsfr?.(modale)?.modal?.disclose();
  }

  document.getElementById("rester-connecte").addEventListener("click", async () => {
    await fetch("/session", { headers: { "X-Requested-With": "fetch" } });
    clearTimeout(minuterie);
    minuterie = setTimeout(prevenir, avertissement);
  });
}
