using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Bilans;

/// <summary>La réponse à une question : un texte, ou « sans objet ».</summary>
public sealed record Reponse(string? Texte, bool SansObjet = false)
{
    public bool EstVide => string.IsNullOrWhiteSpace(Texte) && !SansObjet;
}

/// <summary>Le compte rendu annuel d'un RUPN (lettre type, partie 2), tiré de son relevé, que le chef vise ou renvoie.</summary>
public sealed class Bilan : IDeLAnnee
{
    public const int LongueurDUneReponse = 4000;
    public const int LongueurDuMotif = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MissionId { get; init; }
    public Mission? Mission { get; set; }
    public required Guid PersonneId { get; init; }
    public Personne? Personne { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public EtatDeBilan Etat { get; private set; } = EtatDeBilan.Brouillon;
    public IReadOnlyDictionary<string, Reponse> Reponses { get; private set; } = new Dictionary<string, Reponse>();

    /// <summary>Les chiffres figés à la soumission ; au brouillon, ils se relisent du relevé.</summary>
    public ChiffresDuBilan? Chiffres { get; private set; }
    public DateTime? SoumisLe { get; private set; }
    public DateTime? ViseLe { get; private set; }
    public string? VisePar { get; private set; }
    public DateTime? RenvoyeLe { get; private set; }
    public string? RenvoyePar { get; private set; }
    public string? MotifDuRenvoi { get; private set; }

    /// <summary>Difficultés et besoins sans accent ni majuscule, pour que l'académie y cherche.</summary>
    public string Recherche
    {
        get => Textes.TexteDeRecherche.Normaliser(Texte(QuestionsDuBilan.Difficultes), Texte(QuestionsDuBilan.Besoins), Texte(QuestionsDuBilan.Formation));
        private set { }
    }

    public int Version { get; private set; }

    /// <summary>Vrai quand le relevé de la mission ne change plus.</summary>
    public bool FigeLeReleve => Etat.FigeLeReleve();

    public string Texte(string cle) => Reponses.GetValueOrDefault(cle)?.Texte ?? "";

    /// <summary>Écrit les réponses. Refus : bilan.geste, bilan.texte.</summary>
    public void Ecrire(IReadOnlyDictionary<string, Reponse> reponses)
    {
        Exiger(EtatDeBilan.Brouillon);
        if (reponses.FirstOrDefault(r => r.Value.Texte?.Length > LongueurDUneReponse).Key is { } trop)
            throw ReglesDesBilans.TexteLong.RefusSur($"Textes[{trop}]", ("maximum", LongueurDUneReponse));
        Reponses = reponses.Where(r => !r.Value.EstVide).ToDictionary(r => r.Key, r => r.Value with { Texte = r.Value.Texte?.Trim() });
        Version++;
    }

    /// <summary>Ce qu'il reste à remplir : les parties 1 et 2 chiffrées, répondues ou « sans objet », et les quatre synthèses.</summary>
    public IReadOnlyList<QuestionDuBilan> Manques(ChiffresDuBilan chiffres) =>
    [
        .. QuestionsDuBilan.Communes.Where(q => chiffres.Pour(q.Cle).Seances == 0 && !Reponses.ContainsKey(q.Cle)),
        .. QuestionsDuBilan.Syntheses.Where(q => Texte(q.Cle).Length == 0),
    ];

    /// <summary>Soumet le bilan au chef : chiffres et textes sont figés. Refus : bilan.geste, bilan.auteur, bilan.incomplet.</summary>
    public void Soumettre(ChiffresDuBilan chiffres, Acteur acteur, DateTime quand)
    {
        Exiger(EtatDeBilan.Brouillon);
        if (acteur.PersonneId != PersonneId) throw new InterditException(ReglesDesBilans.Auteur);
        var manques = Manques(chiffres);
        if (manques.Count > 0) throw ReglesDesBilans.Incomplet.Refus(("rubriques", string.Join(" ; ", manques.Select(m => m.Question.TrimEnd(' ', '?')))));
        (Etat, Chiffres, SoumisLe) = (EtatDeBilan.Soumis, chiffres, quand);
        (RenvoyeLe, RenvoyePar, MotifDuRenvoi) = (null, null, null);
        Version++;
    }

    /// <summary>Le chef vise le bilan. Refus : bilan.geste, bilan.visa (403) pour son auteur.</summary>
    public void Viser(Acteur acteur, DateTime quand)
    {
        Exiger(EtatDeBilan.Soumis);
        if (acteur.PersonneId == PersonneId) throw new InterditException(ReglesDesBilans.Visa);
        (Etat, ViseLe, VisePar) = (EtatDeBilan.Vise, quand, acteur.Designation);
        Version++;
    }

    /// <summary>Le chef renvoie le bilan, avec un motif. Refus : bilan.geste, bilan.motif.</summary>
    public void Renvoyer(string? motif, Acteur acteur, DateTime quand)
    {
        Exiger(EtatDeBilan.Soumis);
        if (string.IsNullOrWhiteSpace(motif) || motif.Trim().Length > LongueurDuMotif) throw ReglesDesBilans.Motif.Refus();
        (Etat, RenvoyeLe, RenvoyePar, MotifDuRenvoi) = (EtatDeBilan.Renvoye, quand, acteur.Designation, motif.Trim());
        (Chiffres, SoumisLe) = (null, null);
        Version++;
    }

    /// <summary>Le RUPN reprend son bilan renvoyé. Refus : bilan.geste.</summary>
    public void Reprendre()
    {
        Exiger(EtatDeBilan.Renvoye);
        Etat = EtatDeBilan.Brouillon;
        Version++;
    }

    private void Exiger(EtatDeBilan etat)
    {
        if (Etat != etat) throw ReglesDesBilans.Geste.Refus(("etat", Etat.Libelle()));
    }
}
