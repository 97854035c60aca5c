namespace RupnManager.Domain.Lots;

/// <summary>Où en est une opération par lot.</summary>
public enum EtatDeLot { EnPreparation, EnAttente, EnCours, Interrompue, Terminee, TermineeAvecEcarts, Arretee }

/// <summary>Ce qu'il est advenu d'une ligne du lot.</summary>
public enum EtatDeLigneDeLot { EnAttente, Faite, DejaFaite, Ecartee, Echouee }

/// <summary>Les mots des états d'un lot et de ses lignes.</summary>
public static class EtatsDeLot
{
    public static string Libelle(this EtatDeLot etat) => etat switch
    {
        EtatDeLot.EnPreparation => "À confirmer",
        EtatDeLot.EnAttente => "En attente",
        EtatDeLot.EnCours => "En cours",
        EtatDeLot.Interrompue => "Interrompue, reprise automatique",
        EtatDeLot.Terminee => "Terminée",
        EtatDeLot.TermineeAvecEcarts => "Terminée, avec écarts",
        _ => "Arrêtée",
    };

    public static string Libelle(this EtatDeLigneDeLot etat) => etat switch
    {
        EtatDeLigneDeLot.EnAttente => "En attente",
        EtatDeLigneDeLot.Faite => "Faite",
        EtatDeLigneDeLot.DejaFaite => "Déjà faite",
        EtatDeLigneDeLot.Ecartee => "Écartée",
        _ => "Échec",
    };

    /// <summary>Vrai si l'application travaille au lot, ou va le faire.</summary>
    public static bool EstActif(this EtatDeLot etat) => etat is EtatDeLot.EnAttente or EtatDeLot.EnCours or EtatDeLot.Interrompue;

    /// <summary>Vrai si plus rien n'y changera.</summary>
    public static bool EstTermine(this EtatDeLot etat) => etat is EtatDeLot.Terminee or EtatDeLot.TermineeAvecEcarts;
}

/// <summary>Ce qu'une ligne est devenue, et pourquoi.</summary>
public sealed record IssueDeLigne(EtatDeLigneDeLot Etat, string? Motif = null)
{
    public static readonly IssueDeLigne Faite = new(EtatDeLigneDeLot.Faite);

    public static IssueDeLigne DejaFaite(string motif) => new(EtatDeLigneDeLot.DejaFaite, motif);

    public static IssueDeLigne Ecartee(string motif) => new(EtatDeLigneDeLot.Ecartee, motif);
}

/// <summary>Le compte des lignes d'un lot, par état.</summary>
public sealed record BilanDeLot(int Restantes, int Faites, int DejaFaites, int Ecartees, int Echouees)
{
    public int Traitees => Faites + DejaFaites + Ecartees + Echouees;
    public int Total => Traitees + Restantes;

    /// <summary>Ce qui n'est pas passé : écartées et échecs.</summary>
    public int Ecarts => Ecartees + Echouees;

    /// <summary>Ce qui mérite un regard : tout ce qui n'est ni fait ni à faire.</summary>
    public int ARegarder => DejaFaites + Ecarts;

    public int De(EtatDeLigneDeLot etat) => etat switch
    {
        EtatDeLigneDeLot.EnAttente => Restantes,
        EtatDeLigneDeLot.Faite => Faites,
        EtatDeLigneDeLot.DejaFaite => DejaFaites,
        EtatDeLigneDeLot.Ecartee => Ecartees,
        _ => Echouees,
    };

    /// <summary>Le compte, d'après le nombre de lignes dans chaque état.</summary>
    public static BilanDeLot Depuis(IReadOnlyDictionary<EtatDeLigneDeLot, int> nombres)
    {
        int De(EtatDeLigneDeLot etat) => nombres.GetValueOrDefault(etat);
        return new(De(EtatDeLigneDeLot.EnAttente), De(EtatDeLigneDeLot.Faite), De(EtatDeLigneDeLot.DejaFaite), De(EtatDeLigneDeLot.Ecartee), De(EtatDeLigneDeLot.Echouee));
    }

    /// <summary>« 7 faites, 0 déjà faites, 1 écartées, 0 échecs ».</summary>
    public override string ToString() =>
        $"{Faites} {(Faites <= 1 ? "faite" : "faites")}, {DejaFaites} déjà {(DejaFaites <= 1 ? "faite" : "faites")}, "
        + $"{Ecartees} {(Ecartees <= 1 ? "écartée" : "écartées")}, {Echouees} {(Echouees <= 1 ? "échec" : "échecs")}";
}
