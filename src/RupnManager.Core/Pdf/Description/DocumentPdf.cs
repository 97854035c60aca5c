namespace RupnManager.Pdf.Description;

/// <summary>Un document à imprimer : ce qu'il dit et dans quel ordre, sans rien savoir de la bibliothèque qui le dessine.</summary>
public sealed record DocumentPdf
{
    public required string Titre { get; init; }
    public required string Auteur { get; init; }
    public string Sujet { get; init; } = "";
    public string MotsCles { get; init; } = "";
    public string Langue { get; init; } = "fr";

    /// <summary>Date inscrite dans les métadonnées du fichier ; le moteur n'a pas d'horloge.</summary>
    public required DateTimeOffset EtabliLe { get; init; }

    /// <summary>Rappel imprimé en haut des pages, à partir de la deuxième.</summary>
    public EnTeteDePage? EnTete { get; init; }

    /// <summary>Pied de chaque page ; le moteur y ajoute « Page n sur N ».</summary>
    public required PiedDePage Pied { get; init; }

    /// <summary>Mot imprimé en travers de chaque page (« PROJET »), ou rien.</summary>
    public string? Filigrane { get; init; }

    /// <summary>Vrai pour un dossier : ses titres deviennent les signets du fichier.</summary>
    public bool Signets { get; init; }

    public required IReadOnlyList<Bloc> Blocs { get; init; }

    /// <summary>Fichiers joints à l'intérieur du PDF, sans être imprimés.</summary>
    public IReadOnlyList<FichierJoint> FichiersJoints { get; init; } = [];

    /// <summary>Peut se dire PDF/A : ni transparence (filigrane), ni pages venues d'ailleurs, dont on ne sait rien.</summary>
    public bool EstArchivable => Filigrane is null && !Blocs.OfType<PagesJointes>().Any();
}

/// <summary>Les deux rappels de haut de page.</summary>
public sealed record EnTeteDePage(string Gauche, string Droite);

/// <summary>Les textes du pied, à gauche et au milieu ; la pagination est à droite.</summary>
public sealed record PiedDePage(string Gauche, string Milieu = "");

/// <summary>Un fichier attaché au PDF, que tout lecteur sait extraire.</summary>
public sealed record FichierJoint(string Nom, string TypeMime, string Description, byte[] Contenu);
