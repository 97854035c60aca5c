namespace RupnManager.Domain.Regles;

/// <summary>Ce qui donne sa force à une règle : lu dans le texte, connu de seconde main, règle de gestion, ou simple contrôle d'accès.</summary>
public enum Force { LuDansLeTexte, SecondeMain, RegleDeGestion, ControleDAcces }

/// <summary>Le texte d'où vient une règle, tel qu'il s'affiche à côté du refus.</summary>
/// <param name="Libelle">Le nom du texte, par exemple « art. 1, décret n° 2010-1065 ».</param>
/// <param name="Force">Si le texte a été lu, rapporté, ou s'il n'y en a pas.</param>
/// <param name="Lien">Chemin de la page qui montre le texte, s'il est annexé.</param>
public sealed record Fondement(string Libelle, Force Force, string? Lien = null)
{
    public static readonly Fondement RegleDeGestion = new("règle de gestion", Force.RegleDeGestion);
    public static readonly Fondement RegleAConfirmer = new("règle de gestion", Force.SecondeMain);

    /// <summary>Mot de passe, lien, case cochée : aucun texte à dire, rien ne s'affiche.</summary>
    public static readonly Fondement ControleDAcces = new("contrôle d'accès", Force.ControleDAcces);
    public static readonly Fondement LettreType = new("modèle académique de lettre de mission", Force.LuDansLeTexte);
    public static readonly Fondement LettreTypePartie2 = new("modèle académique de lettre de mission, partie 2", Force.LuDansLeTexte);
    public static readonly Fondement LettreTypePartie3 = new("modèle académique de lettre de mission, partie 3", Force.LuDansLeTexte);
    public static readonly Fondement Circulaire2010 = new("circulaire n° 2010-243", Force.LuDansLeTexte);
    public static readonly Fondement Decret2015 = new("décret n° 2015-475", Force.LuDansLeTexte);
    public static readonly Fondement Imp = new("décret n° 2015-475 et circulaire n° 2015-058", Force.SecondeMain);
    public static readonly Fondement Circulaire2010SecondeMain = new("circulaire n° 2010-243", Force.SecondeMain);
    public static readonly Fondement Circulaire2015 = new("circulaire n° 2015-058", Force.SecondeMain);
    public static readonly Fondement Decret2015SecondeMain = new("décret n° 2015-475", Force.SecondeMain);
    public static readonly Fondement Decret2015Article3 = new("art. 3, décret n° 2015-475", Force.SecondeMain);
    public static readonly Fondement NoteDuPacte = new("règle de gestion (note de service sur le Pacte)", Force.SecondeMain);
    public static readonly Fondement MontantDuBareme = new("règle de gestion (montant du barème)", Force.SecondeMain);
    public static readonly Fondement CodeDeLEducation = new("art. R. 421-25, code de l'éducation", Force.LuDansLeTexte);
    public static readonly Fondement Archives = new("arrêté du 5 mai 2021 et règle de gestion", Force.LuDansLeTexte);
    public static readonly Fondement AvisCada = new("avis CADA n° 20236987", Force.LuDansLeTexte);
    public static readonly Fondement Articles2Et3 = new("art. 2 et 3, décret n° 2010-1065", Force.LuDansLeTexte, "/decret-2010-1065#article-2");

    /// <summary>Un article du décret n° 2010-1065, avec le lien vers son texte.</summary>
    public static Fondement Article(int numero) =>
        new($"art. {numero}, décret n° 2010-1065", Force.LuDansLeTexte, $"/decret-2010-1065#article-{numero}");

    /// <summary>Le libellé affiché ; « (à confirmer) » quand le texte n'est connu que de seconde main.</summary>
    public string Affichage => Force is Force.SecondeMain ? $"{Libelle} (à confirmer)" : Libelle;
}
