// La saisie d'une activité quand le réseau manque : gardée sur l'appareil, montrée en attente, envoyée une fois au retour du réseau.
import { garder, oublier, gardees, garderLaPage } from "./attente.js";

const etat = document.getElementById("en-attente");
const formulaire = document.querySelector("form[data-saisie]");
const personne = etat?.dataset.personne;
const PATIENCE = 10_000;

const element = (nom, texte, classe) => Object.assign(document.createElement(nom), { textContent: texte ?? "", className: classe ?? "" });
const jourIci = () => new Date().toLocaleDateString("sv-SE");

function decrire(saisie) {
  const choix = [...(formulaire?.querySelectorAll("[name=Choix], [name=Nature] option") ?? [])].find((o) => o.value === natureDe(saisie));
  return `${saisie.duree}, ${choix?.labels?.[0]?.textContent ?? choix?.textContent ?? "activité"}, le ${new Date(`${saisie.champs.Date}T12:00`).toLocaleDateString("fr-FR")}`;
}

const natureDe = (saisie) => (saisie.champs.Choix && saisie.champs.Choix !== "autre" ? saisie.champs.Choix : saisie.champs.Nature);

/** Envoie une saisie ; rend ce que le serveur en dit, ou rien si le réseau manque. */
async function envoyer(saisie, annoncer) {
  const signal = () => AbortSignal.timeout(PATIENCE);
  const reponse = await fetch("/activites/jeton", { redirect: "manual", signal: signal() });
  if (!reponse.ok) return { session: true };
  const { jeton, personne: deQui } = await reponse.json();
  if (deQui !== saisie.personne) return { session: true };
  const champs = new FormData();
  for (const [nom, valeur] of Object.entries(saisie.champs)) champs.append(nom, valeur);
  if (annoncer) champs.append("annoncer", "true");
  const envoi = await fetch("/activites/envois", { method: "POST", body: champs, headers: { RequestVerificationToken: jeton }, redirect: "manual", signal: signal() });
  if (envoi.ok) return { notee: await envoi.json() };
  if (envoi.status === 422) return { refus: (await envoi.json()).phrase };
  return envoi.status === 404 ? { refus: "Cette mission n'est plus la vôtre." } : { session: true };
}

function lire() {
  const champs = Object.fromEntries([...new FormData(formulaire)].filter(([nom, v]) => nom !== "__RequestVerificationToken" && !(v instanceof File && v.size === 0)));
  const bouton = formulaire.querySelector("[name=ChoixDeDuree]:checked");
  const duree = champs.ChoixDeDuree === "autre" ? champs.Duree : bouton?.labels[0].textContent;
  return { cle: champs.Cle, personne, le: Date.now(), duree, champs };
}

async function soumettre(evenement) {
  evenement.preventDefault();
  const saisie = lire();
  try {
    const { notee, refus, session } = await envoyer(saisie, true);
    if (refus || session) {
      // La page entière dira le refus à côté de son champ, ou demandera de se connecter.
      if (session) await garder(saisie);
      formulaire.submit();
      return;
    }
    await oublier(saisie.cle);
    aller(notee.adresse);
  } catch {
    await garder(saisie);
    recommencer();
    await montrer();
  }
}

/** La page suivante, même si seule son ancre change. */
function aller(adresse) {
  const suite = new URL(adresse, location.href);
  const memePage = suite.pathname + suite.search === location.pathname + location.search;
  if (memePage) location.reload();
  else location.assign(suite);
}

function recommencer() {
  delete formulaire.dataset.envoye;
  formulaire.querySelectorAll("[aria-busy]").forEach((bouton) => bouton.removeAttribute("aria-busy"));
  for (const nom of ["Texte", "Enseignants", "Eleves", "Piece", "Duree"]) if (formulaire.elements[nom]) formulaire.elements[nom].value = "";
  formulaire.elements.Cle.value = crypto.randomUUID();
  document.getElementById("t-ajout")?.focus();
}

function corriger(saisie) {
  for (const [nom, valeur] of Object.entries(saisie.champs)) {
    const champ = formulaire?.elements[nom];
    if (champ && champ.type !== "file" && !(valeur instanceof File)) champ.value = valeur;
  }
  formulaire?.scrollIntoView();
  document.getElementById("t-ajout")?.focus();
}

/** « Hors connexion. 1 activité gardée sur cet appareil » ; chacune est aussi dans son jour, « En attente d'envoi ». */
async function montrer() {
  const toutes = await gardees(personne);
  etat.replaceChildren();
  document.querySelectorAll(".attente").forEach((ligne) => ligne.remove());
  if (toutes.length === 0) return;
  const alerte = element("div", "", "fr-alert fr-alert--warning fr-alert--sm fr-mb-3w");
  const phrase = element("p");
  const nombre = toutes.length === 1 ? "1 activité gardée" : `${toutes.length} activités gardées`;
  const suite = toutes.length === 1 ? "elle partira" : "elles partiront";
  if (!navigator.onLine || !toutes.some((s) => s.refus || s.session)) phrase.append(element("strong", "Hors connexion."), ` ${nombre} sur cet appareil ; ${suite} dès le retour du réseau.`);
  else if (toutes.some((s) => s.refus)) phrase.append(element("strong", `${nombre} sur cet appareil.`), " Corrigez ce qui a été refusé.");
  else phrase.append(element("strong", `${nombre} sur cet appareil.`), " Connectez-vous : l'envoi suivra.");
  alerte.append(phrase);
  const liste = element("ul", "", "fr-mb-0");
  toutes.forEach((saisie) => liste.append(enLigne(saisie)));
  alerte.append(liste);
  etat.append(alerte);
  toutes.forEach(montrerDansSonJour);
}

function enLigne(saisie) {
  const ligne = element("li", `${decrire(saisie)}. `);
  if (!saisie.refus) return ligne;
  ligne.append(element("strong", saisie.refus), " ");
  const bouton = (nom, geste) => {
    const commande = Object.assign(element("button", nom, "rupn-lien"), { type: "button" });
    commande.setAttribute("aria-label", `${nom} : ${decrire(saisie)}`);
    commande.addEventListener("click", geste);
    ligne.append(commande, " ");
  };
  bouton("Corriger", () => corriger(saisie));
  bouton("Ne pas l'envoyer", async () => { await oublier(saisie.cle); await montrer(); });
  return ligne;
}

function montrerDansSonJour(saisie) {
  const jour = document.querySelector(`#semaine [data-jour="${saisie.champs.Date}"]`);
  if (!jour) return;
  const liste = jour.querySelector("ul") ?? jour.appendChild(element("ul"));
  const ligne = element("li", "", "attente");
  const [duree, nature] = decrire(saisie).split(", ");
  ligne.append(element("strong", duree), ` ${nature}`, element("br"), element("span", "En attente d'envoi", "fr-badge fr-badge--sm fr-badge--warning"));
  liste.append(ligne);
}

let enCours = false;
async function toutEnvoyer() {
  if (enCours || !navigator.onLine) return;
  enCours = true;
  try {
    let parties = 0;
    for (const saisie of await gardees(personne)) {
      if (saisie.refus) continue;
      const { notee, refus, session } = await envoyer(saisie, false);
      if (notee) {
        await oublier(saisie.cle);
        parties++;
      } else await garder({ ...saisie, refus, session });
      if (session) break;
    }
    if (parties > 0) {
      sessionStorage.setItem("rupn-envoyees", parties);
      location.assign("/activites");
      return;
    }
  } catch { /* Le réseau manque encore : l'essai suivant viendra avec lui. */ } finally {
    enCours = false;
  }
  await montrer();
}

function direLesEnvoyees() {
  const nombre = Number(sessionStorage.getItem("rupn-envoyees"));
  sessionStorage.removeItem("rupn-envoyees");
  if (!nombre) return;
  const alerte = element("div", "", "fr-alert fr-alert--success fr-alert--sm fr-mb-3w");
  alerte.append(element("p", nombre === 1 ? "1 activité envoyée." : `${nombre} activités envoyées.`));
  etat.after(alerte);
}

if (etat) {
  if (formulaire && (location.pathname === "/activites/hors-connexion" || !navigator.onLine)) formulaire.elements.Date.value = jourIci();
  formulaire?.addEventListener("submit", soumettre);
  addEventListener("online", toutEnvoyer);
  addEventListener("offline", montrer);
  direLesEnvoyees();
  await montrer();
  await toutEnvoyer();
  if (navigator.onLine) garderLaPage().catch(() => { /* Sans garde, la page marche, en ligne seulement. */ });
}
