namespace RupnManager.Pdf.Description;

/// <summary>Un élément du document, dans l'ordre de lecture.</summary>
public abstract record Bloc;

/// <summary>Corps du texte : ordinaire, ou petit (texte réglementaire en annexe).</summary>
public enum Corps { Normal, Petit }

/// <summary>Un morceau de phrase d'une même graisse.</summary>
public sealed record Fragment(string Texte, bool Gras = false, bool Italique = false)
{
    public static implicit operator Fragment(string texte) => new(texte);
}

/// <summary>Le bandeau de la première page : à gauche et à droite, la première ligne grise, les suivantes selon leur style.</summary>
public sealed record Bandeau(IReadOnlyList<LigneDeBandeau> Gauche, IReadOnlyList<LigneDeBandeau> Droite) : Bloc;

/// <summary>Une ligne du bandeau : en gras noir ou en gris.</summary>
public sealed record LigneDeBandeau(string Texte, bool Gras = false);

/// <summary>Un titre, de niveau 1 (le document) à 3 ; jamais seul en bas de page.</summary>
public sealed record Titre(int Niveau, string Texte, Corps Corps = Corps.Normal, bool Annexe = false) : Bloc;

/// <summary>La ligne qui suit le titre du document.</summary>
public sealed record SousTitre(string Texte) : Bloc;

/// <summary>Un paragraphe, en un ou plusieurs fragments.</summary>
public sealed record Paragraphe(IReadOnlyList<Fragment> Fragments, Corps Corps = Corps.Normal) : Bloc
{
    public Paragraphe(string texte, Corps corps = Corps.Normal) : this([new Fragment(texte)], corps) { }
}

/// <summary>Une liste à tirets.</summary>
public sealed record Liste(IReadOnlyList<string> Puces, bool Italique = false) : Bloc;

/// <summary>Une liste « libellé : valeur » sur deux colonnes.</summary>
public sealed record ListeDeValeurs(IReadOnlyList<Valeur> Valeurs) : Bloc;

/// <summary>Une ligne d'une liste de valeurs.</summary>
public sealed record Valeur(string Libelle, string Texte);

/// <summary>Commence une nouvelle page.</summary>
public sealed record SautDePage : Bloc;

/// <summary>La liste des pièces du document (ses titres d'annexe) et de leur page.</summary>
public sealed record Sommaire : Bloc;

/// <summary>Des blocs qui restent sur la même page, s'ils y tiennent.</summary>
public sealed record Ensemble(IReadOnlyList<Bloc> Blocs) : Bloc;

/// <summary>Les pages d'un PDF extérieur, une par page, sous l'en-tête et au-dessus du pied du document.</summary>
public sealed record PagesJointes(string Nom, byte[] Contenu) : Bloc;
