using System.Text.Json.Serialization;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Bilans;

/// <summary>Ce que le chef écrit du bilan au CA.</summary>
public sealed record TextesDuBilanAuCA
{
    public string? Reussites { get; init; }
    public string? Difficultes { get; init; }
    public string? Besoins { get; init; }
    public string? Perspectives { get; init; }

    /// <summary>Ce qu'ont fait les autres fonctions que RUPN, par code : elles n'ont pas de bilan à elles.</summary>
    public IReadOnlyDictionary<string, string> Fonctions { get; init; } = new Dictionary<string, string>();

    /// <summary>Chaque texte, avec le champ qui le porte.</summary>
    [JsonIgnore]
    public IEnumerable<(string Champ, string? Texte)> Tous =>
    [
        .. Fonctions.Select(f => (ChampDe(f.Key), (string?)f.Value)),
        (nameof(Reussites), Reussites), (nameof(Difficultes), Difficultes), (nameof(Besoins), Besoins), (nameof(Perspectives), Perspectives),
    ];

    /// <summary>Le champ où se disent les activités d'une fonction.</summary>
    public static string ChampDe(string code) => $"{nameof(Fonctions)}[{code}]";

    public string? De(FonctionExercee fonction) => Fonctions.GetValueOrDefault(fonction.Code);
}

/// <summary>Une fonction autre que RUPN, exercée dans l'année : ses activités se disent au CA comme les autres (art. 6).</summary>
public sealed record FonctionExercee(string Code, string Libelle);

/// <summary>
/// Le compte rendu annuel que le chef présente au conseil d'administration (art. 6, décret n° 2010-1065), toutes fonctions confondues,
/// sans montant qui désigne une personne. Présenté, il permet de clore l'année.
/// </summary>
public sealed class BilanAuCA
{
    public const int LongueurDUnTexte = 6000;
    public const int LongueurDesObservations = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public EtatDuBilanAuCA Etat { get; private set; } = EtatDuBilanAuCA.EnPreparation;
    public TextesDuBilanAuCA Textes { get; private set; } = new();

    /// <summary>Pourquoi le texte est arrêté alors que des bilans de RUPN manquent.</summary>
    public string? MotifSansTousLesBilans { get; private set; }
    public DateTime? ArreteLe { get; private set; }
    public string? ArretePar { get; private set; }
    public DateOnly? DateConvocation { get; private set; }
    public DateOnly? DatePresentation { get; private set; }
    public string? Observations { get; private set; }
    public DateTime? ClosLe { get; private set; }
    public string? ClosPar { get; private set; }
    public int Version { get; private set; }

    /// <summary>L'état tel qu'on le montre : en attente tant que des bilans de RUPN sont attendus.</summary>
    public EtatDuBilanAuCA EtatAvec(int bilansAttendus) =>
        Etat is EtatDuBilanAuCA.EnPreparation && bilansAttendus > 0 ? EtatDuBilanAuCA.EnAttente : Etat;

    /// <summary>Écrit les textes. Refus : bilan-ca.geste, bilan.texte.</summary>
    public void Ecrire(TextesDuBilanAuCA textes)
    {
        Exiger(EtatDuBilanAuCA.EnPreparation);
        foreach (var (champ, texte) in textes.Tous)
            if (texte?.Length > LongueurDUnTexte) throw ReglesDesBilans.TexteLong.RefusSur(champ, ("maximum", LongueurDUnTexte));
        Textes = textes;
        Version++;
    }

    /// <summary>
    /// Arrête le texte pour le CA : toutes les fonctions de l'année y sont dites.
    /// Refus : bilan-ca.geste, bilan-ca.fonction, bilan-ca.vide (art. 6), bilan-ca.attendus sans motif, bilan.texte.
    /// </summary>
    public void Arreter(IEnumerable<FonctionExercee> autresFonctions, int bilansAttendus, string? motif, Acteur acteur, DateTime quand)
    {
        Exiger(EtatDuBilanAuCA.EnPreparation);
        if (autresFonctions.FirstOrDefault(f => string.IsNullOrWhiteSpace(Textes.De(f))) is { } muette)
            throw ReglesDesBilans.CAFonction.En(Annee).RefusSur(TextesDuBilanAuCA.ChampDe(muette.Code), ("fonction", muette.Libelle));
        if (string.IsNullOrWhiteSpace(Textes.Reussites)) throw ReglesDesBilans.CAVide.Refus();
        if (bilansAttendus > 0 && string.IsNullOrWhiteSpace(motif)) throw ReglesDesBilans.CAAttendus.Refus(("nombre", bilansAttendus));
        if (motif?.Length > LongueurDesObservations) throw ReglesDesBilans.TexteLong.RefusSur("Motif", ("maximum", LongueurDesObservations));
        MotifSansTousLesBilans = bilansAttendus > 0 ? motif!.Trim() : null;
        (Etat, ArreteLe, ArretePar) = (EtatDuBilanAuCA.Pret, quand, acteur.Designation);
        Version++;
    }

    /// <summary>Rouvre le texte tant qu'il n'est pas présenté. Refus : bilan-ca.geste.</summary>
    public void Reprendre()
    {
        Exiger(EtatDuBilanAuCA.Pret);
        (Etat, ArreteLe, ArretePar) = (EtatDuBilanAuCA.EnPreparation, null, null);
        Version++;
    }

    /// <summary>Enregistre la présentation au CA (art. 6). Refus : bilan-ca.geste, bilan-ca.date.</summary>
    public void Presenter(DateOnly? date, DateOnly? convocation, string? observations, DateOnly aujourdhui)
    {
        Exiger(EtatDuBilanAuCA.Pret);
        if (date is not { } jour || convocation is not { } convoque || convoque > jour || jour > aujourdhui || jour < ArreteLe!.Value.JourDeParis())
            throw ReglesDesBilans.CADate.En(Annee).Refus();
        if (observations?.Length > LongueurDesObservations)
            throw ReglesDesBilans.TexteLong.RefusSur("Observations", ("maximum", LongueurDesObservations));
        (Etat, DatePresentation, DateConvocation) = (EtatDuBilanAuCA.Presente, jour, convoque);
        Observations = string.IsNullOrWhiteSpace(observations) ? null : observations.Trim();
        Version++;
    }

    /// <summary>Clôt l'année de l'établissement : plus rien n'y change. Refus : annee.bilan-ca (art. 6), annee.retours, annee.close.</summary>
    public void CloreLAnnee(int lignesSansRetour, Acteur acteur, DateTime quand)
    {
        if (Etat is EtatDuBilanAuCA.AnneeClose) throw ReglesDesBilans.AnneeClose.Refus(("annee", Annee));
        if (Etat is not EtatDuBilanAuCA.Presente) throw ReglesDesBilans.AnneeBilanCA.En(Annee).Refus(("annee", Annee));
        if (lignesSansRetour > 0) throw ReglesDesBilans.AnneeRetours.Refus(("annee", Annee), ("nombre", lignesSansRetour));
        (Etat, ClosLe, ClosPar) = (EtatDuBilanAuCA.AnneeClose, quand, acteur.Designation);
        Version++;
    }

    private void Exiger(EtatDuBilanAuCA etat)
    {
        if (Etat is EtatDuBilanAuCA.AnneeClose) throw ReglesDesBilans.AnneeClose.Refus(("annee", Annee));
        if (Etat != etat) throw ReglesDesBilans.CAGeste.Refus(("etat", Etat.Libelle()));
    }
}
