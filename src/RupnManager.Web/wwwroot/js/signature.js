// Le dessin est facultatif et ne prouve rien ; il part avec le formulaire s'il n'est pas vide.

const zone = document.getElementById("dessin-zone");
if (zone && window.SignaturePad) {
  const dessin = new window.SignaturePad(zone, { penColor: "#161616" });
  document.getElementById("dessin-effacer").addEventListener("click", () => dessin.clear());
  document.getElementById("signer").addEventListener("submit", () => {
    document.getElementById("Trace").value = dessin.isEmpty() ? "" : dessin.toDataURL("image/png");
  });
}
