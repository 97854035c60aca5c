using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Bilans;

/// <summary>Une mission et son bilan, dans une liste ; sans bilan lisible, il est à commencer, ou attendu.</summary>
public sealed record LigneDeBilan
{
    public required Guid MissionId { get; init; }
    public required Guid? BilanId { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required string Personne { get; init; }
    public required string Etablissement { get; init; }
    public required DateOnly Debut { get; init; }
    public required DateOnly Terme { get; init; }
    public required EtatDeBilan Etat { get; init; }
    public required DateTime? SoumisLe { get; init; }
    public required DateTime? ViseLe { get; init; }
    public required string? MotifDuRenvoi { get; init; }
}

/// <summary>Une question et ce que l'on en sait : les chiffres de sa rubrique, la réponse écrite, ce que le relevé suggère.</summary>
public sealed record QuestionPosee(QuestionDuBilan Question, LigneDeChiffres? Chiffres, Reponse Reponse, IReadOnlyList<Suggestion> Suggestions)
{
    public string Cle => Question.Cle;

    /// <summary>L'ancre du champ dans la page.</summary>
    public string Ancre => $"q-{Cle.Replace('.', '-')}";
}

/// <summary>Un bilan ouvert : ses chiffres, ceux de l'année d'avant, ses questions et ce qu'il reste à remplir.</summary>
public sealed record FicheDeBilan
{
    public required Bilan Bilan { get; init; }
    public required ChiffresDuBilan Chiffres { get; init; }

    /// <summary>Les chiffres de l'année d'avant, même personne, même établissement ; rien s'il n'y en a pas.</summary>
    public required ChiffresDuBilan? Avant { get; init; }
    public required IReadOnlyList<QuestionPosee> Questions { get; init; }
    public required IReadOnlyList<QuestionDuBilan> Manques { get; init; }

    /// <summary>Le nom d'une rubrique, clauses ajoutées comprises.</summary>
    public required IReadOnlyDictionary<string, string> NomsDesRubriques { get; init; }

    /// <summary>« Mme Hélène Petit », à qui le bilan se soumet.</summary>
    public required string Chef { get; init; }

    /// <summary>« RUPN-2026-0992001M-1 », si la lettre est signée.</summary>
    public required string? Lettre { get; init; }
    public required bool PeutEcrire { get; init; }
    public required bool PeutViser { get; init; }
    public required bool PeutReprendre { get; init; }

    public IEnumerable<QuestionPosee> DeLaPartie(int partie) =>
        Questions.Where(q => !q.Question.EstUneSynthese && Rubriques.Partie(q.Cle) == partie);

    public IEnumerable<QuestionPosee> Syntheses => Questions.Where(q => q.Question.EstUneSynthese);
}

/// <summary>Une ligne d'un graphique qui est aussi un tableau : un nom, une mesure, celle de l'année d'avant.</summary>
public sealed record LigneDeMesure(string Nom, int Minutes, int Seances, int? MinutesAvant = null);
