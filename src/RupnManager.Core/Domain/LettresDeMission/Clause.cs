namespace RupnManager.Domain.LettresDeMission;

/// <summary>Qui peut changer une clause : personne, l'académie dans son modèle, le chef dans la lettre, ou le régime de l'année.</summary>
public enum StatutDeClause { Verrouillee, Academique, Adaptable, Regime }

/// <summary>La place d'une clause dans la lettre.</summary>
public enum Partie { Entete, Introduction, Partie1, Partie2, Partie3, Moyens, Suivi, Indemnite, Signatures, Annexes }

/// <summary>Comment une clause s'imprime ; une suite prolonge la clause qui la précède.</summary>
public enum Genre { Titre, SousTitre, Paragraphe, Puce, Exemple, Suite }

/// <summary>Une phrase du modèle, repérée par une clé stable.</summary>
public sealed record ClauseDeModele
{
    public const int LongueurDuTexte = 2000;

    public required string Cle { get; init; }
    public required Partie Partie { get; init; }
    public required Genre Genre { get; init; }
    public required StatutDeClause Statut { get; init; }
    public required string Texte { get; init; }

    /// <summary>Vrai si une lettre nouvelle la contient d'office ; sinon elle se choisit dans la bibliothèque.</summary>
    public bool DOffice { get; init; } = true;

    /// <summary>Vrai pour les ajouts au document source, signalés à l'écran et au DAN.</summary>
    public bool Ajout { get; init; }
}

/// <summary>Une clause adaptée, telle qu'une lettre la contient : du modèle, de la bibliothèque ou libre.</summary>
/// <param name="Cle">La clé du modèle, ou « libre.n » pour une clause écrite ici.</param>
/// <param name="Partie">Partie 3, moyens ou suivi.</param>
/// <param name="Texte">Le texte, ses champs entre crochets.</param>
public sealed record ClauseDeLettre(string Cle, Partie Partie, string Texte)
{
    public const string PrefixeLibre = "libre.";
    public const int Maximum = 40;

    public bool EstLibre => Cle.StartsWith(PrefixeLibre, StringComparison.Ordinal);
}
