package com.ziraai.proof.agent;

import java.lang.instrument.Instrumentation;

/**
 * Makes the JVM halt, as by a power cut, when a method is entered the next time. Loaded by the
 * attach mechanism; uses nothing but the JDK.
 */
public final class HaltAgent {

    private HaltAgent() {}

    /**
     * Returns when the method is armed.
     *
     * @param place {@code <class>#<method>}, any overload
     * @throws ReflectiveOperationException if there is no such class
     * @throws IllegalStateException if the class has no such method
     */
    public static void agentmain(String place, Instrumentation instrumentation) throws Exception {
        int hash = place.indexOf('#');
        var target =
                Class.forName(place.substring(0, hash), false, ClassLoader.getSystemClassLoader());
        var trap = new Trap(target, place.substring(hash + 1));
        instrumentation.addTransformer(trap, true);
        instrumentation.retransformClasses(target);
        if (!trap.isSet()) {
            throw new IllegalStateException("no method to halt at: " + place);
        }
    }
}
