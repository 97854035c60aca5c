namespace RupnManager.Pdf;

/// <summary>Tout ce qu'une lettre de mission imprime, déjà assemblé : aucun champ entre crochets, aucune règle à appliquer.</summary>
public sealed record LettreAImprimer
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Adresse { get; init; }

    /// <summary>« 2013-2014 ».</summary>
    public required string AnneeScolaire { get; init; }

    /// <summary>« RUPN-2013-0459012B-1 ».</summary>
    public required string Reference { get; init; }

    public required int Version { get; init; }

    /// <summary>« modèle académique 2013-2014, version 1 ».</summary>
    public required string Modele { get; init; }

    public required string Titre { get; init; }
    public required string SousTitre { get; init; }

    /// <summary>« Avenant n° 1 à la lettre RUPN-… » ou « Fin de mission anticipée : … », sous le titre.</summary>
    public string? LienAvecUneAutreLettre { get; init; }

    /// <summary>« M. Karim Durand » ; en gras là où l'introduction le nomme.</summary>
    public required string Agent { get; init; }

    public required IReadOnlyList<string> Introduction { get; init; }
    public required IReadOnlyList<PartieAImprimer> Parties { get; init; }
    public IReadOnlyList<string> Moyens { get; init; } = [];
    public IReadOnlyList<string> Suivi { get; init; } = [];

    /// <summary>La phrase du régime de l'année ; nulle, rien ne s'imprime.</summary>
    public string? Indemnite { get; init; }

    public required IReadOnlyList<SignatureAImprimer> Signatures { get; init; }

    /// <summary>Nulle tant que la lettre est un projet : filigrane, et pas de code.</summary>
    public VerificationAImprimer? Verification { get; init; }

    public QuiFaitQuoi? QuiFaitQuoi { get; init; }
    public IReadOnlyList<PdfAJoindre> PdfJoints { get; init; } = [];
    public TexteAnnexe Texte { get; init; } = TexteAnnexe.DecretIfic;

    /// <summary>Contenu de « preuve.json » (signatures et empreintes), joint au fichier de la lettre validée.</summary>
    public byte[]? Preuve { get; init; }

    /// <summary>Date portée dans les métadonnées du fichier.</summary>
    public required DateTimeOffset EtabliLe { get; init; }
}

/// <summary>Une partie de la lettre : son titre, puis ses paragraphes et ses listes dans l'ordre.</summary>
public sealed record PartieAImprimer(string Titre, IReadOnlyList<ElementAImprimer> Elements);

/// <summary>Un paragraphe ou une liste.</summary>
public abstract record ElementAImprimer;

/// <summary>Un paragraphe.</summary>
public sealed record TexteAImprimer(string Texte) : ElementAImprimer;

/// <summary>Une liste à tirets ; les exemples sont en italique.</summary>
public sealed record PucesAImprimer(IReadOnlyList<string> Puces, bool Italique = false) : ElementAImprimer;

/// <summary>Une signature : qualité, nom, mention de <see cref="MentionDeSignature"/> ; délégation et dessin s'il y en a.</summary>
public sealed record SignatureAImprimer(string Qualite, string Nom, IReadOnlyList<string> Mention)
{
    /// <summary>« Pour le chef d'établissement et par délégation, le principal adjoint ».</summary>
    public string? Delegation { get; init; }

    /// <summary>Le dessin en PNG : un ornement, jamais une preuve.</summary>
    public byte[]? Dessin { get; init; }
}

/// <summary>De quoi vérifier la lettre.</summary>
/// <param name="AdresseComplete">L'adresse du code QR, avec le code.</param>
/// <param name="AdresseAffichee">« rupn.demo.example/verification ».</param>
/// <param name="Code">« 3WPX-8NFA-Q6KT-2JEM ».</param>
/// <param name="Empreinte">Empreinte du contenu, en hexadécimal entier ; l'imprimé l'abrège.</param>
/// <param name="ScelleLe">Instant du scellement.</param>
public sealed record VerificationAImprimer(string AdresseComplete, string AdresseAffichee, string Code, string Empreinte, DateTimeOffset ScelleLe)
{
    /// <summary>Ce que sont les signatures de la lettre ; à changer pour une lettre signée à la main.</summary>
    public string Nature { get; init; } = "Signature électronique simple";
}

/// <summary>L'annexe « qui fait quoi ? » : une ligne par tâche, une valeur par acteur.</summary>
public sealed record QuiFaitQuoi(IReadOnlyList<string> Acteurs, IReadOnlyList<TacheAImprimer> Taches)
{
    /// <summary>« F : fait, C : contribue… » ; imprimée sous le tableau.</summary>
    public string? Cle { get; init; }
}

/// <summary>Une tâche et, dans l'ordre des acteurs, ce que chacun y fait.</summary>
public sealed record TacheAImprimer(string Tache, IReadOnlyList<string> Valeurs);

/// <summary>Un PDF fourni par l'établissement, imprimé en annexe ; à vérifier d'abord par <see cref="Moteur.PdfJoint"/>.</summary>
public sealed record PdfAJoindre(string Titre, byte[] Contenu);

/// <summary>Le texte de l'année en dernière annexe : le décret IFIC entier, les références IMP, ou rien.</summary>
public enum TexteAnnexe { DecretIfic, ReferencesImp, Aucun }
