namespace RupnManager.Domain.Lots;

/// <summary>Ce qu'une opération par lot fait à chacune de ses lignes. Une nature nouvelle s'ajoute ici, avec ses mots.</summary>
public enum NatureDeLot { Validation, Renvoi }

/// <summary>Les mots d'une nature : « la validation », « valider », « lettre », « lettres », « validée ».</summary>
public sealed record MotsDeLot(string Operation, string Verbe, string Objet, string Objets, string Participe)
{
    /// <summary>« 1 lettre », « 309 lettres ».</summary>
    public string Compter(int nombre) => $"{nombre} {(nombre <= 1 ? Objet : Objets)}";

    /// <summary>« la validation de 309 lettres ».</summary>
    public string Dire(int nombre) => $"{Operation} de {Compter(nombre)}";

    /// <summary>« validée », ou « validées » si elles sont plusieurs.</summary>
    public string Accorder(int nombre) => nombre <= 1 ? Participe : Participe + "s";
}

/// <summary>Les mots de chaque nature d'opération par lot.</summary>
public static class NaturesDeLot
{
    public static MotsDeLot Mots(this NatureDeLot nature) => nature switch
    {
        NatureDeLot.Renvoi => new("le renvoi", "renvoyer", "lettre", "lettres", "renvoyée"),
        _ => new("la validation", "valider", "lettre", "lettres", "validée"),
    };

    /// <summary>La phrase que l'auteur coche avant de lancer le lot.</summary>
    public static string Accord(this NatureDeLot nature, int nombre, string qualite)
    {
        var ces = nombre <= 1 ? $"cette {nature.Mots().Objet}" : $"ces {nature.Mots().Compter(nombre)}";
        return nature switch
        {
            NatureDeLot.Renvoi => $"J'ai lu le récapitulatif et je renvoie {ces} en qualité de {qualite}.",
            _ => $"J'ai lu le récapitulatif et je valide {ces} en qualité de {qualite}.",
        };
    }
}
