// Le brouillon s'enregistre pendant la frappe ; ce qui n'a pas pu l'être reste dans le navigateur jusqu'à la fois suivante.

const formulaire = document.getElementById("redaction");
const statut = document.getElementById("enregistrement");
const apercu = document.getElementById("apercu");
const cle = `rupn-brouillon-${formulaire.dataset.lettre}`;
let minuterie;
let enCours = false;
let encore = false;

function garder() {
  const champs = [...new FormData(formulaire)].filter(([nom]) => !nom.startsWith("__") && nom !== "Jeton" && nom !== "Geste");
  localStorage.setItem(cle, JSON.stringify(champs));
}

function remettre() {
  const gardes = localStorage.getItem(cle);
  if (!gardes) return;
  let change = false;
  for (const [nom, valeur] of JSON.parse(gardes)) {
    const champ = formulaire.elements.namedItem(nom);
    if (champ && "value" in champ && champ.type !== "hidden" && champ.value !== valeur) {
      champ.value = valeur;
      change = true;
    }
  }
  localStorage.removeItem(cle);
  if (!change) return;
  document.getElementById("reprise-locale").hidden = false;
  programmer();
}

function programmer() {
  garder();
  clearTimeout(minuterie);
  minuterie = setTimeout(enregistrer, 1200);
}

async function enregistrer() {
  if (enCours) {
    encore = true;
    return;
  }
  enCours = true;
  statut.textContent = "enregistrement…";
  try {
    const reponse = await fetch(formulaire.dataset.brouillon, { method: "POST", body: new FormData(formulaire), redirect: "manual" });
    if (reponse.ok) {
      formulaire.elements.Jeton.value = reponse.headers.get("X-Jeton");
      const vue = apercu.querySelector("[name=vue]:checked")?.id;
      apercu.innerHTML = await reponse.text();
      if (vue) document.getElementById(vue).checked = true;
      localStorage.removeItem(cle);
      statut.textContent = `enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}`;
    } else if (reponse.status === 422) {
      statut.textContent = `non enregistré : ${(await reponse.json()).phrase}`;
    } else {
      statut.textContent = "non enregistré, votre saisie est gardée ici ; rechargez la page pour vous reconnecter";
    }
  } catch {
    statut.textContent = "non enregistré, nouvel essai dans quelques secondes";
    setTimeout(enregistrer, 5000);
  }
  enCours = false;
  if (encore) {
    encore = false;
    enregistrer();
  }
}

formulaire.addEventListener("input", programmer);
formulaire.addEventListener("submit", () => {
  clearTimeout(minuterie);
  garder();
});
remettre();
if (location.hash) document.querySelector(location.hash)?.querySelector("textarea, input:not([type=hidden])")?.focus();
