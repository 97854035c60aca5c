using RupnManager.Domain.Etablissements;
using RupnManager.Services.Rappels;

namespace RupnManager.Web.Models;

/// <summary>Ce que l'on relance : des lignes cochées, ou toute la liste filtrée.</summary>
public sealed class RelanceForm
{
    public ListeARelancer Liste { get; set; }
    public string? Q { get; set; }
    public bool Tout { get; set; }
    public List<Guid> Actes { get; set; } = [];

    public ChoixDeRelance Choix(AnneeScolaire annee) => new(annee, Liste) { Q = Q, Tout = Tout, Actes = Actes };
}
