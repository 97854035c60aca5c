// Le brouillon s'enregistre pendant la frappe ; ce qui n'a pas pu l'être reste dans le navigateur jusqu'à la fois suivante.

const formulaire = document.querySelector("form[data-brouillon]");
const statut = document.getElementById("enregistrement");
const apercu = document.getElementById("apercu");
const cle = `rupn-brouillon-${formulaire.dataset.cle}`;
let minuterie;
let enCours = false;
let encore = false;

// Une saisie se retrouve par sa clause, sa tâche ou son champ, jamais par son rang : un geste vient peut-être de changer l'ordre.
function saisies() {
  const champs = [...formulaire.elements].filter((champ) => champ.name && champ.matches("textarea, select, input:not([type=hidden])"));
  return champs.map((champ) => {
    const propriete = champ.name.match(/^(\w+\[)\d+(\]\.)\w+$/);
    const cleDeLigne = propriete && formulaire.elements.namedItem(champ.name.replace(/\w+$/, "Cle"));
    if (champ.type === "checkbox") return [`${champ.name}=${champ.value}`, champ];
    return [cleDeLigne ? champ.name.replace(/\d+/, cleDeLigne.value) : champ.name, champ];
  });
}

function valeur(champ) {
  return champ.type === "checkbox" ? String(champ.checked) : champ.value;
}

function ecrire(champ, texte) {
  if (champ.type === "checkbox") champ.checked = texte === "true";
  else champ.value = texte;
}

function garder() {
  localStorage.setItem(cle, JSON.stringify(Object.fromEntries(saisies().map(([nom, champ]) => [nom, valeur(champ)]))));
}

function remettre() {
  const gardees = JSON.parse(localStorage.getItem(cle) ?? "{}");
  localStorage.removeItem(cle);
  const perdues = saisies().filter(([nom, champ]) => nom in gardees && gardees[nom].trim() !== valeur(champ).trim());
  if (perdues.length === 0) return;
  for (const [nom, champ] of perdues) ecrire(champ, gardees[nom]);
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
      const vue = apercu?.querySelector("[name=vue]:checked")?.id;
      if (apercu) apercu.innerHTML = await reponse.text();
      if (vue) document.getElementById(vue).checked = true;
      localStorage.removeItem(cle);
      statut.textContent = `enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "numeric", minute: "2-digit" }).replace(":", " h ")}`;
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
