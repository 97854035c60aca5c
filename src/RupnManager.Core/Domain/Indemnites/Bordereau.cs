using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Où en est un bordereau de propositions.</summary>
public enum EtatDeBordereau { EnPreparation, Envoye, EnDecision, Decide }

/// <summary>La liste numérotée de propositions que le chef envoie au recteur ; partie, elle ne change plus (art. 5, décret n° 2010-1065).</summary>
public sealed class Bordereau : IDeLAnnee
{
    private readonly List<Attribution> _attributions = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required int Rang { get; init; }

    /// <summary>« BP-2026-0992001M-1 ».</summary>
    public required string Numero { get; init; }
    public EtatDeBordereau Etat { get; private set; }
    public DateTime? EnvoyeLe { get; private set; }
    public Guid? EnvoyeParId { get; private set; }
    public string? EnvoyePar { get; private set; }
    public string? QualiteDeLEnvoi { get; private set; }

    /// <summary>Empreinte SHA-256 du CSV envoyé.</summary>
    public string? Empreinte { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Attribution> Attributions => _attributions;

    public static string Numeroter(AnneeScolaire annee, Uai uai, int rang) => $"BP-{annee.Debut}-{uai}-{rang}";

    /// <summary>Les lignes parties, ou à partir, dans leur ordre.</summary>
    public IEnumerable<Attribution> Lignes =>
        _attributions.Where(a => a.ProposeeLe is not null || a.Etat is EtatDAttribution.Preparee).OrderBy(a => a.PrepareeLe).ThenBy(a => a.Id);

    /// <summary>
    /// Envoie les propositions préparées au recteur : le bordereau est figé. Refus : bordereau.fige, bordereau.vide, modalites.cp,
    /// modalites.ca, modalites.avis-ca (art. 5), attribution.lettre.
    /// </summary>
    public void Envoyer(Modalites? modalites, IReadOnlySet<Guid> lettresManquantes, Acteur auteur, DateTime quand)
    {
        ExigerEnPreparation();
        Modalites.Exiger(modalites, Annee);
        var preparees = _attributions.Where(a => a.Etat is EtatDAttribution.Preparee).ToList();
        if (preparees.Count == 0) throw ReglesDesAttributions.BordereauVide.Refus();
        if (preparees.FirstOrDefault(a => lettresManquantes.Contains(a.Id)) is { } sansLettre)
            throw ReglesDesAttributions.Lettre.Refus(("personne", sansLettre.Personne!.Designation));
        foreach (var attribution in preparees) attribution.Proposer(quand);
        (Etat, EnvoyeLe, EnvoyeParId, EnvoyePar, QualiteDeLEnvoi) = (EtatDeBordereau.Envoye, quand, auteur.PersonneId, auteur.Designation, auteur.Qualite);
        Version++;
    }

    /// <summary>Retient l'empreinte de ce qui vient de partir.</summary>
    public void Sceller(string empreinte) => Empreinte = empreinte;

    /// <summary>Le nombre de lignes décidées, sur celles qui sont parties et n'ont pas été retirées.</summary>
    public (int Faites, int Total) Avancement =>
        (_attributions.Count(a => a.Decision is not null), _attributions.Count(a => a.ProposeeLe is not null && a.Etat is not EtatDAttribution.Retiree));

    internal void ExigerEnPreparation()
    {
        if (Etat is EtatDeBordereau.EnPreparation) return;
        throw ReglesDesAttributions.BordereauFige.Refus(("numero", Numero), ("date", EnvoyeLe!.Value.DateEnLettres()));
    }

    internal void Ajouter(Attribution attribution)
    {
        _attributions.Add(attribution);
        Version++;
    }

    internal void NoterModification() => Version++;

    /// <summary>Suit les décisions : en décision à la première, décidé quand il n'y en a plus à attendre.</summary>
    internal void Suivre()
    {
        Version++;
        if (Etat is EtatDeBordereau.EnPreparation) return;
        var attendues = _attributions.Count(a => a.Etat is EtatDAttribution.Proposee);
        Etat = attendues == 0 ? EtatDeBordereau.Decide
            : _attributions.Any(a => a.Decision is not null) ? EtatDeBordereau.EnDecision : EtatDeBordereau.Envoye;
    }
}

/// <summary>Les mots du bordereau.</summary>
public static class EtatsDeBordereau
{
    public static string Libelle(this EtatDeBordereau etat) => etat switch
    {
        EtatDeBordereau.EnPreparation => "En préparation",
        EtatDeBordereau.Envoye => "Envoyé",
        EtatDeBordereau.EnDecision => "En décision",
        _ => "Décidé",
    };
}
