package duplex.cli;
public final class Duplex { public static void main(String[] a) { System.out.println("x"); } private Duplex() {} }
