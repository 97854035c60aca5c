// Ce que l'appareil garde quand le réseau manque : les saisies non parties, dans IndexedDB, chacune à la personne qui l'a tapée.
const BASE = "rupn-activites";
const SAISIES = "saisies";
export const CACHE = "rupn-activites";

const ouverte = () => new Promise((resoudre, echouer) => {
  const demande = indexedDB.open(BASE, 1);
  demande.onupgradeneeded = () => demande.result.createObjectStore(SAISIES, { keyPath: "cle" });
  demande.onsuccess = () => resoudre(demande.result);
  demande.onerror = () => echouer(demande.error);
});

async function faire(mode, geste) {
  const base = await ouverte();
  try {
    return await new Promise((resoudre, echouer) => {
      const transaction = base.transaction(SAISIES, mode);
      const demande = geste(transaction.objectStore(SAISIES));
      transaction.oncomplete = () => resoudre(demande.result);
      transaction.onerror = transaction.onabort = () => echouer(transaction.error);
    });
  } finally {
    base.close();
  }
}

export const garder = (saisie) => faire("readwrite", (saisies) => saisies.put(saisie));
export const oublier = (cle) => faire("readwrite", (saisies) => saisies.delete(cle));
export const gardees = async (personne) => (await faire("readonly", (saisies) => saisies.getAll()))
  .filter((saisie) => saisie.personne === personne).sort((a, b) => a.le - b.le);

/** La page de saisie et ce qui l'habille : rien d'autre n'est gardé. */
export async function garderLaPage() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  await navigator.serviceWorker.register("/activites-hors-connexion.js", { scope: "/activites" });
  const ressources = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((e) => e.href ?? e.src);
  const page = await fetch("/activites/hors-connexion", { redirect: "error" });
  if (!page.ok) return;
  const cache = await caches.open(CACHE);
  await cache.put("/activites/hors-connexion", page);
  for (const gardee of await cache.keys())
    if (gardee.url.includes("?v=") && !ressources.includes(gardee.url)) await cache.delete(gardee);
  await Promise.all(ressources.map(async (adresse) => await cache.match(adresse) ?? cache.add(adresse)));
}

/** À la déconnexion, la page gardée s'en va ; les saisies non parties attendent leur auteur, et lui seul. */
export async function effacerLaPage() {
  if ("caches" in window) await caches.delete(CACHE);
  const agents = await navigator.serviceWorker?.getRegistrations() ?? [];
  await Promise.all(agents.map((agent) => agent.unregister()));
}
