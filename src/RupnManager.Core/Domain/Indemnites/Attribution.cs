using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>
/// La vie d'une indemnité pour une personne, une fonction, un établissement et une année : proposée par le chef,
/// décidée par le recteur, payée après service fait (art. 5, décret n° 2010-1065).
/// </summary>
public sealed partial class Attribution : IDeLAnnee
{
    private readonly List<Echeance> _echeances = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MissionId { get; init; }
    public Mission? Mission { get; set; }
    public required Guid PersonneId { get; init; }
    public Personne? Personne { get; set; }
    public required Guid FonctionId { get; init; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required Guid EnveloppeId { get; init; }
    public Enveloppe? Enveloppe { get; set; }
    public required Guid BordereauId { get; init; }
    public Bordereau? Bordereau { get; set; }
    public required DateTime PrepareeLe { get; init; }

    /// <summary>Quand elle est partie au recteur ; rien tant qu'elle se prépare.</summary>
    public DateTime? ProposeeLe { get; private set; }
    public EtatDAttribution Etat { get; private set; }
    public Montant Propose { get; private set; }
    public string? MotifSousMinimum { get; private set; }
    public string Participation { get; private set; } = "";

    /// <summary>Le jour et l'auteur des déclarations : service complet, absence de cumul.</summary>
    public DateTime DeclareLe { get; private set; }
    public string DeclarePar { get; private set; } = "";
    public Decision? Decision { get; private set; }

    /// <summary>Présent quand l'attribution est refusée ou retirée : une autre peut alors être proposée.</summary>
    public DateTime? SansSuiteLe { get; private set; }
    public string? MotifDuRetrait { get; private set; }

    /// <summary>Dernier montant connu : certifié, sinon décidé, sinon proposé ; zéro si refusée, retirée ou non faite.</summary>
    public Montant Engage { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Echeance> Echeances => _echeances;

    /// <summary>Montant certifié, toutes échéances confondues.</summary>
    public Montant Certifie => _echeances.Select(e => e.Certification?.Montant ?? Montant.Zero).Total();

    /// <summary>Montant payé, dit par le retour du rectorat.</summary>
    public Montant Paye => _echeances.Where(e => e.Situation is SituationDEcheance.Payee).Select(e => e.Engage).Total();

    /// <summary>Nombre d'échéances certifiées, pour « n échéances sur total ».</summary>
    public int NombreCertifiees => _echeances.Count(e => e.Certification is not null);

    /// <summary>
    /// Prépare une proposition et l'engage sur l'enveloppe. Refus : fonction.*, beneficiaire.* (art. 1 à 3), proposition.*, cumul.*,
    /// ific.*, imp.taux, enveloppe.* (art. 5), bordereau.fige.
    /// </summary>
    public static Attribution Preparer(Proposition proposition, Mission mission, Enveloppe enveloppe, Bordereau bordereau, Mesure mesure, Acteur auteur, DateTime quand)
    {
        bordereau.ExigerEnPreparation();
        var attribution = new Attribution
        {
            MissionId = mission.Id, Mission = mission, PersonneId = mission.Personnel!.PersonneId, Personne = mission.Personnel.Personne,
            FonctionId = mission.FonctionId, EtablissementId = mission.EtablissementId, Etablissement = mission.Etablissement,
            CodeAcademie = enveloppe.CodeAcademie, Annee = mission.Annee, EnveloppeId = enveloppe.Id, Enveloppe = enveloppe,
            BordereauId = bordereau.Id, Bordereau = bordereau, PrepareeLe = quand,
        };
        attribution.Ecrire(proposition, mesure, auteur, quand);
        bordereau.Ajouter(attribution);
        return attribution;
    }

    /// <summary>Change une proposition qui n'est pas partie. Refus : ceux de <see cref="Preparer"/>, attribution.geste.</summary>
    public void Modifier(Proposition proposition, Mesure mesure, Acteur auteur, DateTime quand)
    {
        Bordereau!.ExigerEnPreparation();
        Exiger(EtatDAttribution.Preparee);
        Ecrire(proposition, mesure, auteur, quand);
        Bordereau.NoterModification();
    }

    /// <summary>
    /// Retire une proposition avant la décision ; envoyée, il y faut un motif, que le rectorat lira. Libère l'enveloppe.
    /// Refus : attribution.geste, retrait.motif.
    /// </summary>
    public void Retirer(string? motif, CumulDePersonne? cumul, DateTime quand)
    {
        Exiger(EtatDAttribution.Preparee, EtatDAttribution.Proposee);
        if (Etat is EtatDAttribution.Proposee && string.IsNullOrWhiteSpace(motif)) throw ReglesDesAttributions.RetraitMotif.Refus();
        MotifDuRetrait = string.IsNullOrWhiteSpace(motif) ? null : motif.Trim();
        Clore(EtatDAttribution.Retiree, cumul, quand);
        Bordereau!.Suivre();
    }

    internal void Proposer(DateTime quand)
    {
        Exiger(EtatDAttribution.Preparee);
        (Etat, ProposeeLe) = (EtatDAttribution.Proposee, quand);
        Version++;
    }

    private void Ecrire(Proposition proposition, Mesure mesure, Acteur auteur, DateTime quand)
    {
        ControleDeLaProposition.Verifier(proposition, Mission!);
        mesure.Verifier(proposition.Montant, Engage, proposition.MotifSousMinimum, Annee, Personne!.Designation);
        Engager(proposition.Montant, mesure.Cumul);
        Propose = proposition.Montant;
        MotifSousMinimum = string.IsNullOrWhiteSpace(proposition.MotifSousMinimum) ? null : proposition.MotifSousMinimum.Trim();
        Participation = proposition.Participation!.Trim();
        (DeclareLe, DeclarePar) = (quand, auteur.Designation);
        Version++;
    }

    private void Clore(EtatDAttribution etat, CumulDePersonne? cumul, DateTime quand)
    {
        Engager(Montant.Zero, cumul);
        (Etat, SansSuiteLe) = (etat, quand);
        Version++;
    }

    private void Engager(Montant montant, CumulDePersonne? cumul)
    {
        Enveloppe!.Engager(montant - Engage);
        cumul?.Engager(montant - Engage);
        Engage = montant;
    }

    private void Exiger(params EtatDAttribution[] etats)
    {
        if (!etats.Contains(Etat)) throw ReglesDesAttributions.Geste.Refus(("etat", Etat.Libelle()));
    }
}
