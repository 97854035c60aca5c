namespace RupnManager.Domain.Regles;

/// <summary>Un refus du domaine : une phrase en français, le champ concerné et le texte qui le fonde. La page répond 422.</summary>
public sealed class RegleMetierException(Regle regle, string phrase, string? champ) : Exception(phrase)
{
    public Regle Regle { get; } = regle;

    /// <summary>Le champ du formulaire, ou rien pour un refus en tête de page.</summary>
    public string? Champ { get; } = champ;

    /// <summary>La phrase, suivie du texte qui la fonde s'il y en a un : ce qu'un compte rendu garde.</summary>
    public string EnMotif() => Regle.Fondement.Force is Force.LuDansLeTexte or Force.SecondeMain ? $"{Message} ({Regle.Fondement.Affichage})" : Message;
}

/// <summary>Ce que l'on n'a pas le droit de voir n'existe pas. La page répond 404.</summary>
public sealed class IntrouvableException(string quoi) : Exception($"Introuvable : {quoi}.");

/// <summary>Ce que l'on voit mais n'a pas le droit de faire. La page répond 403 avec la phrase.</summary>
public sealed class InterditException(string phrase) : Exception(phrase)
{
    public InterditException(Regle regle, params (string Nom, object Valeur)[] valeurs) : this(regle.Dire(valeurs)) { }
}

/// <summary>Quelqu'un a enregistré le même objet entre la lecture et l'écriture.</summary>
public sealed class ModifieEntreTempsException(Exception cause)
    : Exception("Quelqu'un a modifié ces données pendant votre saisie. Relisez-les avant d'enregistrer.", cause);

/// <summary>Une clé unique existe déjà : un autre enregistrement est passé le premier.</summary>
public sealed class DejaEnregistreException(Exception cause)
    : Exception("Un enregistrement identique vient d'être fait. Rechargez la page.", cause);
