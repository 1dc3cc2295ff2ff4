package duplex.wire.link;

/** How a connection ends that is cut on its way. Both peers see the same. */
public enum Ending {
    /** A TCP FIN to either side: whoever reads comes to an orderly end, in the midst of whatever was being said. */
    FIN,
    /** A TCP RST to either side: whoever reads or writes has an error. */
    RST
}
