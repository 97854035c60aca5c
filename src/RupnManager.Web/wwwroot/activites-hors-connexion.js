// Quand le réseau manque, /activites montre la saisie gardée par l'appareil. Aucune page personnelle n'est gardée ici.
const CACHE = "rupn-activites";
const SAISIE = "/activites/hors-connexion";
const HABILLAGE = /^\/(dsfr|css|js|lib)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (evenement) => evenement.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (evenement) => {
  const { request } = evenement;
  const adresse = new URL(request.url);
  if (request.method !== "GET" || adresse.origin !== location.origin) return;
  if (request.mode === "navigate") evenement.respondWith(fetch(request).catch(async () => (await caches.match(SAISIE)) ?? Response.error()));
  else if (HABILLAGE.test(adresse.pathname)) evenement.respondWith(habiller(request));
});

/** L'habillage ne change qu'avec son adresse : le réseau d'abord, la copie s'il manque. */
async function habiller(request) {
  try {
    const reponse = await fetch(request);
    if (reponse.ok && await caches.has(CACHE)) (await caches.open(CACHE)).put(request, reponse.clone());
    return reponse;
  } catch (manque) {
    const gardee = await caches.match(request);
    if (gardee) return gardee;
    throw manque;
  }
}
