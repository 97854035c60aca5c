using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Acteurs;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Un RUPN à une place, et l'affectation qui l'y tient.</summary>
internal sealed record Titulaire(Personnel Agent, Affectation Affectation);

/// <summary>Les gens d'un établissement, année après année : ses chefs, son intendance, ses RUPN.</summary>
internal sealed class Equipe(Etablissement lieu, bool temoin)
{
    private readonly Dictionary<Guid, Acteur> _acteurs = [];

    public Etablissement Lieu { get; } = lieu;

    /// <summary>Vrai pour un établissement témoin : comptes ouverts, lettres scellées, pièces archivées.</summary>
    public bool Temoin { get; } = temoin;
    public List<Affectation> Chefs { get; } = [];
    public List<Affectation> Intendance { get; } = [];

    /// <summary>Une place par RUPN : ses titulaires successifs.</summary>
    public List<List<Titulaire>> Places { get; } = [];

    /// <summary>L'adjoint qui signe pour le chef ; dans les témoins seulement.</summary>
    public Delegation? Delegation { get; set; }

    /// <summary>Ceux qui sont en fonction aujourd'hui : ils ont un compte.</summary>
    public List<Personne> EnFonction { get; } = [];

    public Acteur Chef(DateOnly jour) => Acteur(Chefs.Last(a => a.Debut <= jour));

    public Personne PersonneDuChef(DateOnly jour) => Chefs.Last(a => a.Debut <= jour).Personne!;

    public Acteur Gestionnaire => Acteur(Intendance[^1]);

    public Acteur Rupn(Titulaire titulaire) => Acteur(titulaire.Affectation);

    /// <summary>Qui tient la place cette année-là.</summary>
    public IEnumerable<Titulaire> De(AnneeScolaire annee) => Places.Select(p => p.Last(t => t.Affectation.Debut <= annee.PremierJour));

    private Acteur Acteur(Affectation affectation) =>
        _acteurs.TryGetValue(affectation.Id, out var acteur) ? acteur : _acteurs[affectation.Id] = ActeurService.Depuis(affectation);
}

/// <summary>Une académie peuplée : qui valide, qui notifie, et sur quels textes.</summary>
internal sealed class EquipeAcademique(Academie academie)
{
    public Academie Academie { get; } = academie;
    public required Affectation AffectationDuDan { get; init; }
    public required Affectation AffectationDuRectorat { get; init; }
    public CarnetDesLots Carnet { get; } = new();
    public Acteur Dan => field ??= ActeurService.Depuis(AffectationDuDan);
    public Acteur Rectorat => field ??= ActeurService.Depuis(AffectationDuRectorat);
}
