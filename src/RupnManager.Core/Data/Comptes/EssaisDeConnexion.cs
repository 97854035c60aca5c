using RupnManager.Domain.Journal;

namespace RupnManager.Data.Comptes;

/// <summary>
/// Les essais récents sur une adresse, qu'un compte y réponde ou non : le blocage ne dit pas qui existe.
/// Une ligne par adresse, comptée dans la base : plusieurs instances partagent le compte.
/// </summary>
public sealed class EssaisDeConnexion
{
    public const int Maximum = 5;
    public static readonly TimeSpan Blocage = TimeSpan.FromMinutes(15);

    /// <summary>Empreinte de l'adresse, jamais l'adresse.</summary>
    public required string Cle { get; init; }
    public int Nombre { get; set; }
    public DateTime DernierLe { get; set; }

    /// <summary>Combien d'essais comptent encore : ils s'oublient un quart d'heure après le dernier.</summary>
    public int NombreRecent(DateTime quand) => quand < DernierLe + Blocage ? Nombre : 0;

    /// <summary>Jusqu'à quand l'adresse est bloquée ; rien si elle ne l'est pas.</summary>
    public DateTime? BloqueJusque(DateTime quand) => NombreRecent(quand) >= Maximum ? DernierLe + Blocage : null;

    public static string CleDe(string courriel) => Empreintes.Sha256(courriel.Trim().ToUpperInvariant());
}
