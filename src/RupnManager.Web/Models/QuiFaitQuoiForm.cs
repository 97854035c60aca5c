using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Le tableau « qui fait quoi ? » d'un modèle, et le bouton pressé.</summary>
public sealed class QuiFaitQuoiForm
{
    public int Version { get; set; }
    public List<LigneForm> QuiFaitQuoi { get; set; } = [];

    /// <summary>« enregistrer », « ligne », « retirer-ligne:3 ».</summary>
    public string Geste { get; set; } = "enregistrer";

    public static QuiFaitQuoiForm De(ModeleDeLettre modele) =>
        new() { Version = modele.Version, QuiFaitQuoi = [.. modele.QuiFaitQuoi.Select(LigneForm.De)] };

    public IReadOnlyList<LigneQuiFaitQuoi> Lignes() => [.. QuiFaitQuoi.Select(l => l.Entiere())];

    /// <summary>Ajoute ou retire une ligne à l'écran ; faux si le bouton enregistre.</summary>
    public bool Appliquer()
    {
        if (Geste == "ligne")
        {
            var rang = 1;
            while (QuiFaitQuoi.Any(l => l.Cle == $"q.academie.{rang}")) rang++;
            QuiFaitQuoi.Add(new() { Cle = $"q.academie.{rang}", Tache = "Nouvelle tâche", Etablissement = Participation.Fait });
            return true;
        }
        if (!Geste.StartsWith("retirer-ligne:", StringComparison.Ordinal) || !int.TryParse(Geste.Split(':')[1], out var i)) return false;
        if (i >= 0 && i < QuiFaitQuoi.Count) QuiFaitQuoi.RemoveAt(i);
        return true;
    }
}
